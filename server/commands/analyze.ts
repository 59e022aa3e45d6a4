// npm run -s analyze -- FILE [--sides rep,customer] [--lang en] [--json]
// Progress goes to stderr; stdout gets the result alone: JSON with --json or into a pipe, else text to read.
import { parseArgs } from 'node:util';
import { LANGS, type Lang } from '#realtime/contract/labels.ts';
import { RecordingError } from '#realtime/sources/recording-decoder.port.ts';
import { loadConfig } from '../config/config.ts';
import { analyzeRecording } from '../features/calls/analyze.usecases.ts';
import { readSides } from '../features/calls/recordings.usecases.ts';
import type { Hearing } from '../live/hearing.port.ts';
import { productionParts } from '../parts.ts';
import { AppError } from '../shared/errors.ts';
import { createLog } from '../shared/log.ts';
import { createMetrics } from '../shared/metrics.ts';
import { asText } from './analyze.text.ts';

const usage = 'usage: npm run -s analyze -- FILE [--sides rep,customer] [--lang en|zh] [--json]';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { sides: { type: 'string' }, lang: { type: 'string', default: 'en' }, json: { type: 'boolean', default: false } },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1 || !(LANGS as readonly string[]).includes(values.lang)) {
    console.error(usage);
    return 2;
  }
  const config = loadConfig({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'error' });
  const lang = values.lang as Lang;
  const parts = productionParts(config, [lang]);
  const sides = readSides(values.sides);
  const log = createLog(config.logLevel, process.stderr);
  let hearing: Hearing | null = null;
  let told = -1;
  try {
    if (!parts.openRecording || !parts.afterCall) throw new AppError('not_configured', 'Recordings cannot be read.');
    const result = await analyzeRecording({
      file,
      sides,
      lang,
      openRecording: parts.openRecording,
      afterCall: parts.afterCall,
      hearing: () => (hearing = parts.hearing(createMetrics(), log)),
      mostMs: config.uploadMaxMs,
      onProgress(doneMs, ofMs) {
        const tenth = Math.floor(doneMs / 30_000);
        if (tenth === told) return;
        told = tenth;
        console.error(`${Math.round(doneMs / 1000)} s${ofMs ? ` of ${Math.round(ofMs / 1000)} s` : ''}`);
      },
    });
    process.stdout.write(values.json || !process.stdout.isTTY ? `${JSON.stringify(result, null, 2)}\n` : asText(result, lang));
    return 0;
  } finally {
    await (hearing as Hearing | null)?.close(3000);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const known = error instanceof RecordingError || error instanceof AppError;
  const code = (error as { code?: string }).code;
  if (code === 'ENOENT') console.error('There is no such file.');
  else if (code?.startsWith('ERR_PARSE_ARGS')) console.error(`${(error as Error).message}\n${usage}`);
  else console.error(known ? `${String(code)}: ${error.message}` : error);
  process.exitCode = 2;
}
