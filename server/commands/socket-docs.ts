// npm run -s docs
// Writes docs/sockets.md from the contract.
import { writeFileSync } from 'node:fs';
import { renderSocketDocs } from './socket-docs.models.ts';

writeFileSync(new URL('../../docs/sockets.md', import.meta.url), renderSocketDocs());
