import { fileURLToPath } from 'node:url';
import { startTestServer } from '../../server/testing/test-server.ts';

/** The built console over the whole server, with models that hear loudness; the file must have been built by `npm run build`. */
export const startProduct = (options: Parameters<typeof startTestServer>[0] = {}) =>
  startTestServer({ ...options, webRoot: fileURLToPath(new URL('../../build', import.meta.url)) });
