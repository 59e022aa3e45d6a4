import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { FastifyError } from 'fastify';
import type { App } from '../app.ts';
import { AppError, errorBody } from '../errors.ts';

/** What Fastify and its plugins throw, in our terms. */
const BY_CODE: Readonly<Record<string, AppError>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: new AppError('bad_request', 'The body is not valid JSON.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: new AppError('bad_request', 'The body is empty but is announced as JSON.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new AppError('bad_request', 'This content type is not understood here.'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: new AppError('bad_request', 'The body is not as long as it was announced.'),
  FST_ERR_CTP_BODY_TOO_LARGE: new AppError('too_large', 'The body is too large.'),
  FST_INVALID_MULTIPART_CONTENT_TYPE: new AppError('bad_request', 'Send the file as multipart/form-data.'),
  FST_REQ_FILE_TOO_LARGE: new AppError('too_large', 'The file is too large.'),
  FST_FILES_LIMIT: new AppError('too_large', 'Send one file.'),
  FST_PARTS_LIMIT: new AppError('too_large', 'The form has too many parts.'),
  FST_FIELDS_LIMIT: new AppError('too_large', 'The form has too many fields.'),
};

export function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const details = error.validation.map((issue) => ({
      path: `${error.validationContext ?? 'body'}${issue.instancePath.replaceAll('/', '.')}`,
      message: issue.message ?? 'is not valid',
    }));
    const first = details[0];
    return new AppError('invalid', first ? `${first.path}: ${first.message}` : 'The request is not valid.', details);
  }
  const { code, statusCode } = (error ?? {}) as Partial<FastifyError>;
  if (code && BY_CODE[code]) return BY_CODE[code];
  if (statusCode === 413) return new AppError('too_large', 'This is too large.');
  if (statusCode === 429) return new AppError('rate_limited', 'Too many requests; wait a moment.');
  if (statusCode && statusCode >= 400 && statusCode < 500) return new AppError('bad_request', 'The request is not understood.');
  return null;
}

export function answerErrors(app: App): void {
  app.setErrorHandler((error, req, reply) => {
    const known = asAppError(error);
    if (!known) req.log.error({ err: error }, 'a request failed');
    return reply.status(known?.status ?? 500).send(errorBody(known ?? error));
  });
}
