/** Runs work for one host after the other's end and its pause; hosts do not wait for each other. */
export function createPoliteness(pause: (ms: number) => Promise<void>) {
  const hosts = new Map<string, Promise<void>>();
  return async (url: string, delayMs: number, work: () => Promise<void>): Promise<void> => {
    const { host } = new URL(url);
    const turn = (hosts.get(host) ?? Promise.resolve()).then(work, work);
    const rest = turn.then(() => pause(delayMs), () => pause(delayMs));
    hosts.set(host, rest);
    void rest.finally(() => {
      if (hosts.get(host) === rest) hosts.delete(host);
    });
    return turn;
  };
}
