import { ApiError } from '#lib/api/error.ts';

/** Errors after which the same action may be tried again later, unchanged. */
const passing = (error: unknown): boolean =>
  error instanceof ApiError && ['offline', 'timeout', 'unavailable'].includes(error.code);

/** What a person did while there was no connection: kept in order, done when it is back. */
export class ActionQueue {
  waiting = $state(0);
  error = $state.raw<unknown>(null);
  #queue: (() => Promise<unknown>)[] = [];
  #busy = false;

  /** Runs it now, or keeps it. Other errors are shown, not kept. */
  async run(action: () => Promise<unknown>): Promise<boolean> {
    this.error = null;
    if (this.#queue.length > 0) return this.#keep(action);
    try {
      await action();
      return true;
    } catch (error) {
      if (passing(error)) return this.#keep(action);
      this.error = error;
      return false;
    }
  }

  /** Call when the wire is up again. */
  async flush(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#queue[0]) {
        await this.#queue[0]();
        this.#queue.shift();
        this.waiting = this.#queue.length;
      }
    } catch (error) {
      if (!passing(error)) {
        this.#queue.shift();
        this.waiting = this.#queue.length;
        this.error = error;
      }
    } finally {
      this.#busy = false;
    }
  }

  #keep(action: () => Promise<unknown>): boolean {
    this.#queue.push(action);
    this.waiting = this.#queue.length;
    return true;
  }
}
