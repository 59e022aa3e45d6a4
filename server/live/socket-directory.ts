import type { Principal } from '../shared/principal.ts';

export interface Whose {
  sessionId?: string;
  keyId?: string;
  userId?: string;
}

/** Who is connected, so that signing out or revoking a key ends the sockets as well. */
export interface SocketDirectory {
  /** @returns takes it out again */
  add(who: Principal, disconnect: () => void): () => void;
  end(whose: Whose): void;
}

const matches = (who: Principal, whose: Whose): boolean =>
  who.kind === 'user'
    ? who.sessionId === whose.sessionId || who.userId === whose.userId
    : who.keyId === whose.keyId;

export function createSocketDirectory(): SocketDirectory {
  const entries = new Set<{ who: Principal; disconnect: () => void }>();
  return {
    add(who, disconnect) {
      const entry = { who, disconnect };
      entries.add(entry);
      return () => void entries.delete(entry);
    },
    end(whose) {
      for (const { who, disconnect } of [...entries]) if (matches(who, whose)) disconnect();
    },
  };
}
