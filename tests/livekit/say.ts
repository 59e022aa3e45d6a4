// Somebody who says what a file holds. argv: url, token, file of s16le at 16 kHz. Begins with the first byte on stdin;
// then writes when it began, epoch ms, and ends when all was said.
import { readFileSync } from 'node:fs';
import { publish } from './publisher.ts';

const [url = '', token = '', file = ''] = process.argv.slice(2);
const bytes = readFileSync(file);
const someone = await publish(url, token);
process.stdout.write('ready\n');
await new Promise((done) => process.stdin.once('data', done));
process.stdout.write(`${Date.now()}\n`);
await someone.play(new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2));
await new Promise((done) => setTimeout(done, 3_000));
await someone.leave();
process.exit(0);
