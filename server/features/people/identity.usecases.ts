import type { Lang, Side } from '#realtime/contract/labels.ts';
import type { Role, Scope } from '#realtime/contract/people.ts';
import type { Clock } from '../../shared/clock.ts';
import { AppError } from '../../shared/errors.ts';
import type { Ids } from '../../shared/ids.ts';
import type { Person, Principal } from '../../shared/principal.ts';
import { hashSecret, newSecret } from '../../shared/secrets.ts';
import type { PeopleRepository } from './people.repository.ts';

const SIGN_IN_LINK_MS = 24 * 3_600_000;
const CALL_KEY_MS = 7 * 86_400_000;
/** Last-used times are for people to look at; written at most so often. */
const TOUCH_MS = 300_000;

export interface IdentityContext {
  people: PeopleRepository;
  clock: Clock;
  ids: Ids;
  sessionMs: number;
}

/** Secrets in, principals out; the only place where secrets are made and checked. */
export function createIdentity({ people, clock, ids, sessionMs }: IdentityContext) {
  const date = (offset = 0) => new Date(clock.now() + offset);

  async function bySession(secret: string): Promise<Person | null> {
    const session = await people.session(hashSecret(secret));
    if (!session || !session.user.active || session.expiresAt.getTime() <= clock.now()) return null;
    if (clock.now() - session.lastSeenAt.getTime() > TOUCH_MS) await people.touchSession(session.id, date());
    const { user } = session;
    return {
      kind: 'user',
      userId: user.id,
      sessionId: session.id,
      name: user.name,
      role: user.role as Role,
      teamId: user.teamId,
      lang: user.lang as Lang,
      workspaceId: user.workspaceId,
    };
  }

  async function byKey(secret: string): Promise<Principal | null> {
    const key = await people.key(hashSecret(secret));
    if (!key || key.revokedAt || (key.expiresAt && key.expiresAt.getTime() <= clock.now())) return null;
    if (clock.now() - (key.lastUsedAt?.getTime() ?? 0) > TOUCH_MS) await people.touchKey(key.id, date());
    const { id: keyId, workspaceId, name } = key;
    if (key.callId) return { kind: 'ingest', keyId, callId: key.callId, side: key.side as Side | null, workspaceId };
    return { kind: 'key', keyId, name, scopes: key.scopes.split(',') as Scope[], workspaceId };
  }

  async function startSession(userId: string): Promise<{ secret: string; expiresAt: Date }> {
    const secret = newSecret('qss');
    const expiresAt = date(sessionMs);
    const now = date();
    await people.createSession({ id: ids.next('ses'), hash: hashSecret(secret), userId, createdAt: now, lastSeenAt: now, expiresAt });
    return { secret, expiresAt };
  }

  return {
    /** A session's or a key's owner; null for anything else. */
    async principal(secret: string): Promise<Principal | null> {
      if (secret.length > 200) return null;
      return secret.startsWith('qss_') ? bySession(secret) : byKey(secret);
    },
    /** Is this a key that once opened this call? */
    async wasCallKey(secret: string, callId: string): Promise<boolean> {
      return secret.length <= 200 && (await people.key(hashSecret(secret)))?.callId === callId;
    },
    startSession,
    endSession: (sessionId: string) => people.deleteSession(sessionId),
    /** @returns the one-time secret of a new sign-in link */
    async newSignInToken(userId: string): Promise<string> {
      const secret = newSecret('qst');
      await people.createToken({
        id: ids.next('tok'),
        hash: hashSecret(secret),
        userId,
        createdAt: date(),
        expiresAt: date(SIGN_IN_LINK_MS),
      });
      return secret;
    },
    /** Exchanges a one-time token for a session. @throws AppError `gone` where it is unknown, used or too old */
    async signIn(token: string) {
      const used = await people.useToken(hashSecret(token), date());
      if (!used) throw new AppError('gone', 'This sign-in link was used already or is too old; ask for a new one.');
      return { ...(await startSession(used.userId)), userId: used.userId };
    },
    /** @returns the key; it is shown once and kept as a hash */
    async newKey(input: { workspaceId: string; name: string; scopes: readonly Scope[]; createdBy: string | null }) {
      const secret = newSecret('qsk');
      const row = await people.createKey({
        id: ids.next('key'),
        workspaceId: input.workspaceId,
        name: input.name,
        hash: hashSecret(secret),
        scopes: [...new Set(input.scopes)].join(','),
        createdAt: date(),
        createdBy: input.createdBy,
      });
      return { row, secret };
    },
    /** The key in an ingest address: good for this call, and for this side where one is given. */
    async newCallKey(workspaceId: string, callId: string, side: Side | null) {
      const secret = newSecret('qsi');
      await people.createKey({
        id: ids.next('key'),
        workspaceId,
        name: 'ingest address',
        hash: hashSecret(secret),
        scopes: '',
        callId,
        side,
        createdAt: date(),
        createdBy: null,
        expiresAt: date(CALL_KEY_MS),
      });
      return secret;
    },
  };
}
export type Identity = ReturnType<typeof createIdentity>;
