import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Paths that never reach a log, should somebody pass a whole object. Speech and names are kept out by not logging them. */
const REDACT = ['req.headers.authorization', 'req.headers.cookie', '*.token', '*.key', '*.secret', '*.text', '*.password'];

/** Query strings carry keys (ingest addresses, sign-in links): only the path is logged. */
export const pathOnly = (url: string | undefined): string => (url ?? '').split('?')[0] ?? '';

/** LiveKit puts the whole token into the text of a refused connection. */
const TOKEN = /\b(eyJ[\w-]+\.[\w-]+\.[\w-]+|qs[a-z]?_[\w-]{20,}|(?:access_token|key|token)=[^\s&"']+)/g;
export const withoutTokens = (text: string): string => text.replace(TOKEN, '[redacted]');

export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    redact: { paths: REDACT, censor: '[redacted]' },
    base: null,
    serializers: {
      req: (req: { method?: string; url?: string }) => ({ method: req.method, path: withoutTokens(pathOnly(req.url)) }),
      err: (err: unknown) => {
        const e = err instanceof Error ? err : new Error(String(err));
        return { type: e.name, message: withoutTokens(e.message), stack: withoutTokens(e.stack ?? '') };
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
