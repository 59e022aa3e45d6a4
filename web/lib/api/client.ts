import { ApiError, codeOf } from './error.ts';

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;
interface Options {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  query?: Query;
  signal?: AbortSignal;
  /** Default 20 s. */
  timeoutMs?: number;
}

/** Told when any call finds that nobody is signed in, so that the shell can show the sign-in page. */
let onSignedOut: () => void = () => {};
export const whenSignedOut = (listener: () => void): void => {
  onSignedOut = listener;
};

export function withQuery(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).filter(
    (pair): pair is [string, string | number | boolean] => pair[1] != null && pair[1] !== '',
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs.map(([k, v]) => [k, String(v)]))}`;
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * JSON in, JSON out. The type of the answer is the caller's claim about a route of ours; routes are described in
 * /api/openapi.json. Throws ApiError for everything that is not a 2xx.
 */
export async function api<T>(path: string, options: Options = {}): Promise<T> {
  const { method = 'GET', body, query, signal, timeoutMs = 20_000 } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  try {
    response = await fetch(withQuery(path, query), {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        // A form on another site cannot set this header; the server asks it of every call that rides on the cookie.
        'x-requested-with': 'quicksilver',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    if (timeout.aborted) throw new ApiError('timeout', 0, path, 'no answer in time');
    throw new ApiError('offline', 0, path, String(error));
  }
  const answer = await readBody(response);
  if (!response.ok) {
    const code = codeOf(response.status, answer);
    if (code === 'unauthenticated') onSignedOut();
    const { message, details } = (answer as { error?: { message?: string; details?: unknown } } | null)?.error ?? {};
    throw new ApiError(code, response.status, path, message ?? response.statusText, details);
  }
  return answer as T;
}
