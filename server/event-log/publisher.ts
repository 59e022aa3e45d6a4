/** Tells who listens in about what was stored. In one process by a map; several processes put a broker behind it. */
export interface Publisher<T> {
  publish(stream: string, item: T): void;
  /** @returns takes the listener off again */
  subscribe(stream: string, listener: (item: T) => void): () => void;
}

export function localPublisher<T>(onError: (error: unknown) => void = () => {}): Publisher<T> {
  const listeners = new Map<string, Set<(item: T) => void>>();
  return {
    publish(stream, item) {
      for (const listener of [...(listeners.get(stream) ?? [])]) {
        // One listener that fails must not keep the event from the others.
        try {
          listener(item);
        } catch (error) {
          onError(error);
        }
      }
    },
    subscribe(stream, listener) {
      const set = listeners.get(stream) ?? new Set();
      listeners.set(stream, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(stream) === set) listeners.delete(stream);
      };
    },
  };
}
