import { afterEach, describe, expect, test, vi } from 'vitest';
import { api, whenSignedOut, withQuery } from './client.ts';
import { ApiError, codeOf } from './error.ts';

const answer = (status: number, body: string) => vi.stubGlobal('fetch', async () => new Response(body, { status }));
const failure = async (promise: Promise<unknown>): Promise<ApiError> => {
  const error = await promise.then(
    () => null,
    (e: unknown) => e,
  );
  if (!(error instanceof ApiError)) throw new Error('expected an ApiError');
  return error;
};
afterEach(() => vi.unstubAllGlobals());

describe('api', () => {
  test('leaves empty filters out of the address', () => {
    expect(withQuery('/api/calls', { q: '', status: 'live', mine: true, team: null })).toBe(
      '/api/calls?status=live&mine=true',
    );
    expect(withQuery('/api/calls')).toBe('/api/calls');
  });
  test('takes the code that the server sends', async () => {
    answer(409, '{"error":{"code":"call_ended","message":"over"}}');
    expect((await failure(api('/api/x'))).code).toBe('call_ended');
  });
  test('a code that nobody knows falls back to its status', () => {
    expect(codeOf(403, { error: { code: 'strange' } })).toBe('forbidden');
    expect(codeOf(502, null)).toBe('internal');
    expect(codeOf(418, null)).toBe('bad_request');
  });
  test('an error page instead of JSON still is an error with a code', async () => {
    answer(503, '<html>busy</html>');
    expect((await failure(api('/api/x'))).code).toBe('unavailable');
  });
  test('no network is said as such', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('failed to fetch');
    });
    expect((await failure(api('/api/x'))).code).toBe('offline');
  });
  test('a lost session is told to the shell', async () => {
    const told = vi.fn();
    whenSignedOut(told);
    answer(401, '{"error":{"code":"unauthenticated","message":"no"}}');
    await failure(api('/api/x'));
    expect(told).toHaveBeenCalledOnce();
  });
  test('an empty answer is null', async () => {
    answer(200, '');
    expect(await api('/api/x')).toBeNull();
  });
});
