/** Every code that HTTP, the console socket or the ingest sockets may answer with, and its HTTP status. */
export const ERROR_STATUS = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported_audio: 415,
  invalid: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
  call_ended: 409,
  side_taken: 409,
  consent_missing: 409,
  consent_declined: 409,
  bad_frame: 400,
  bad_audio: 422,
  empty_audio: 422,
  flooding: 429,
  not_configured: 409,
  demo_refused: 403,
  rule_broken: 422,
  stage_skipped: 422,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

export interface ErrorBody {
  error: { code: ErrorCode; message: string; details?: unknown };
}
