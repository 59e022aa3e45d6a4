import { ERROR_STATUS, type ErrorCode } from '#realtime/contract/errors.ts';

/** Beyond the server's own list: what happens before an answer comes. */
export type ClientErrorCode = ErrorCode | 'offline' | 'timeout' | 'unreadable';

export class ApiError extends Error {
  readonly code: ClientErrorCode;
  readonly status: number;
  readonly path: string;
  readonly details: unknown;

  constructor(code: ClientErrorCode, status: number, path: string, message: string, details?: unknown) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.path = path;
    this.details = details;
  }
}

const known = new Set<string>(Object.keys(ERROR_STATUS));

/** The code of an answer that says no: its own where it has one of ours, else the one that its status means. */
export function codeOf(status: number, body: unknown): ErrorCode {
  const code = (body as { error?: { code?: unknown } } | null)?.error?.code;
  if (typeof code === 'string' && known.has(code)) return code as ErrorCode;
  const byStatus: Record<number, ErrorCode> = {
    401: 'unauthenticated',
    403: 'forbidden',
    404: 'not_found',
    409: 'conflict',
    413: 'too_large',
    422: 'invalid',
    429: 'rate_limited',
    503: 'unavailable',
  };
  return byStatus[status] ?? (status >= 500 ? 'internal' : 'bad_request');
}
