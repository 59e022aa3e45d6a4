import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CALL_EVENT_KINDS } from '#realtime/contract/call-events.schema.ts';
import { renderSocketDocs } from './socket-docs.models.ts';

test('docs/sockets.md is what the contract says (npm run -s docs)', () => {
  const docs = renderSocketDocs();
  expect(readFileSync(new URL('../../docs/sockets.md', import.meta.url), 'utf8')).toBe(docs);
  for (const kind of CALL_EVENT_KINDS) expect(docs).toContain(`### \`${kind}\``);
});
