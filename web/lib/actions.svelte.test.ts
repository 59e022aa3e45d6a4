import { describe, expect, test, vi } from 'vitest';
import { ApiError } from '#lib/api/error.ts';
import { ActionQueue } from './actions.svelte.ts';

const offline = () => new ApiError('offline', 0, '/api/x', 'no network');

describe('action queue', () => {
  test('what cannot be sent is kept, and done in order when the line is back', async () => {
    const queue = new ActionQueue();
    const done: string[] = [];
    let up = false;
    const action = (name: string) => async () => {
      if (!up) throw offline();
      done.push(name);
    };
    expect(await queue.run(action('a'))).toBe(true);
    await queue.run(action('b'));
    expect(queue.waiting).toBe(2);
    up = true;
    await queue.flush();
    expect(done).toEqual(['a', 'b']);
    expect(queue.waiting).toBe(0);
  });

  test('a no from the server is shown, not repeated', async () => {
    const queue = new ActionQueue();
    const action = vi.fn(async () => {
      throw new ApiError('forbidden', 403, '/api/x', 'no');
    });
    expect(await queue.run(action)).toBe(false);
    expect(queue.error).toBeInstanceOf(ApiError);
    await queue.flush();
    expect(action).toHaveBeenCalledOnce();
  });

  test('a kept action that is refused later does not stand in the way of the next', async () => {
    const queue = new ActionQueue();
    let first = true;
    await queue.run(async () => {
      if (first) {
        first = false;
        throw offline();
      }
      throw new ApiError('call_ended', 409, '/api/x', 'over');
    });
    const next = vi.fn(async () => {});
    await queue.run(next);
    await queue.flush();
    expect(queue.error).toBeInstanceOf(ApiError);
    await queue.flush();
    expect(next).toHaveBeenCalledOnce();
  });
});
