import { m } from '#lib/paraglide/messages.js';
import { ApiError, type ClientErrorCode } from './error.ts';

const texts: Record<ClientErrorCode, () => string> = {
  bad_request: () => m.error_bad_request(),
  unauthenticated: () => m.error_unauthenticated(),
  forbidden: () => m.error_forbidden(),
  not_found: () => m.error_not_found(),
  conflict: () => m.error_conflict(),
  gone: () => m.error_gone(),
  too_large: () => m.error_too_large(),
  unsupported_audio: () => m.error_unsupported_audio(),
  invalid: () => m.error_invalid(),
  rate_limited: () => m.error_rate_limited(),
  internal: () => m.error_internal(),
  unavailable: () => m.error_unavailable(),
  call_ended: () => m.error_call_ended(),
  side_taken: () => m.error_side_taken(),
  consent_missing: () => m.error_consent_missing(),
  consent_declined: () => m.error_consent_declined(),
  bad_frame: () => m.error_bad_frame(),
  bad_audio: () => m.error_bad_audio(),
  empty_audio: () => m.error_empty_audio(),
  flooding: () => m.error_flooding(),
  not_configured: () => m.error_not_configured(),
  demo_refused: () => m.error_demo_refused(),
  rule_broken: () => m.error_rule_broken(),
  stage_skipped: () => m.error_stage_skipped(),
  offline: () => m.error_offline(),
  timeout: () => m.error_timeout(),
  unreadable: () => m.error_unreadable(),
};

/** One calm sentence for a person; the server's own message stays in "copy details". */
export const errorText = (error: unknown): string =>
  error instanceof ApiError ? texts[error.code]() : m.error_unreadable();
export const errorTextOf = (code: ClientErrorCode): string => texts[code]();
