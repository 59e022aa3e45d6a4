import { becomePerson, getSession, signIn, signOut } from '#lib/api/people.ts';
import { whenSignedOut } from '#lib/api/client.ts';
import { ApiError } from '#lib/api/error.ts';
import type { Role, Session } from '#lib/api/types.ts';

const COACHING: readonly Role[] = ['coach', 'manager', 'admin'];

class SessionState {
  /** `unknown` until the first answer; `failed` when the server could not be asked at all. */
  phase = $state<'unknown' | 'in' | 'out' | 'failed'>('unknown');
  current = $state.raw<Session | null>(null);
  error = $state.raw<unknown>(null);

  constructor() {
    whenSignedOut(() => this.#out());
  }

  #out(): void {
    this.current = null;
    this.phase = 'out';
  }

  async load(): Promise<void> {
    try {
      this.current = await getSession();
      this.phase = 'in';
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthenticated') return this.#out();
      this.error = error;
      // Whoever is signed in keeps what stands on the screen while the server cannot be asked.
      if (this.current === null) this.phase = 'failed';
    }
  }

  /** Throws ApiError where the token is unknown, used or too old. */
  async enter(token: string): Promise<void> {
    await signIn(token);
    await this.load();
  }

  /** Demo workspace only. The page loads again: whatever it holds belongs to the other person. */
  async become(userId: string): Promise<void> {
    await becomePerson(userId);
    location.assign('/calls');
  }

  async leave(): Promise<void> {
    await signOut().catch(() => {});
    this.#out();
  }

  get role(): Role {
    return this.current?.user.role ?? 'rep';
  }
  /** May whisper, review and edit the playbook. */
  get coaches(): boolean {
    return COACHING.includes(this.role);
  }
  get manages(): boolean {
    return this.role === 'manager' || this.role === 'admin';
  }
}

export const session = new SessionState();
