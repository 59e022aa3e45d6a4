/** Which process listens to which room. A lease runs out by itself when its holder dies. */
export interface Leases {
  /** @returns whether it is ours now; true again where it was */
  take(room: string): Promise<boolean>;
  give(room: string): Promise<void>;
  /** A lease of ours went to somebody else (we were away for too long). */
  onLost(listener: (room: string) => void): void;
  /** Gives everything back. */
  close(): Promise<void>;
}

/** One process alone: everything is ours. */
export function localLeases(): Leases {
  return { take: async () => true, give: async () => {}, onLost: () => {}, close: async () => {} };
}

/** Several holders in one process, with a clock of their own; behaves as the one over Redis does. */
export function sharedLeases(now: () => number, ttlMs: number) {
  const held = new Map<string, { holder: string; until: number }>();
  return (holder: string): Leases & { renew(): void } => {
    const mine = new Set<string>();
    const listeners: ((room: string) => void)[] = [];
    return {
      async take(room) {
        const lease = held.get(room);
        if (lease && lease.holder !== holder && lease.until > now()) return false;
        held.set(room, { holder, until: now() + ttlMs });
        mine.add(room);
        return true;
      },
      async give(room) {
        mine.delete(room);
        if (held.get(room)?.holder === holder) held.delete(room);
      },
      onLost: (listener) => void listeners.push(listener),
      renew() {
        for (const room of [...mine]) {
          const lease = held.get(room);
          if (lease && lease.holder !== holder) {
            mine.delete(room);
            for (const tell of listeners) tell(room);
          } else held.set(room, { holder, until: now() + ttlMs });
        }
      },
      async close() {
        for (const room of mine) if (held.get(room)?.holder === holder) held.delete(room);
        mine.clear();
      },
    };
  };
}
