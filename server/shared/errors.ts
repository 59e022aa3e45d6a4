import { ERROR_STATUS, type ErrorBody, type ErrorCode } from '#realtime/contract/errors.ts';

/** What a client did, or met, that has a code. `message` is one sentence and goes out as it is. */
export class AppError extends Error {
  override name = 'AppError';
  readonly code: ErrorCode;
  readonly details: unknown;
  constructor(code: ErrorCode, message: string, details?: unknown) {
    super(message);
    this.code = code;
    this.details = details;
  }
  get status(): number {
    return ERROR_STATUS[this.code];
  }
}

export const notFound = (what: string): AppError => new AppError('not_found', `There is no such ${what}.`);

/** The answer's body; anything that is not an AppError becomes `internal` and tells nothing. */
export function errorBody(error: unknown): ErrorBody {
  if (!(error instanceof AppError)) return { error: { code: 'internal', message: 'Something went wrong on the server.' } };
  const { code, message, details } = error;
  return { error: details === undefined ? { code, message } : { code, message, details } };
}
