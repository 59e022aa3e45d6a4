/**
 * Words that are invented while nobody speaks: `node ml/eval/silence.eval.ts [SECONDS] [--json]` feeds each sound for so long
 * (default 60) through whole calls, English and Mandarin, one sound to our side and the next to the customer's. The goal
 * is none; signals without words count too.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { plainContext } from './calls/context.ts';
import { createHearing } from '#server/live/hearing.ts';
import type { Hearing } from '#server/live/hearing.port.ts';
import { countUnits } from '#ml/asr/guards.ts';
import { LANGS, type Lang } from '#realtime/contract/labels.ts';
import { silentSounds } from './silence/sounds.ts';

export interface SilenceReport {
  readonly minutes: number;
  readonly words: number;
  readonly signals: number;
  readonly invented: readonly { sound: string; lang: Lang; text: string }[];
}

const BLOCK = 16_000;

/** Hears every sound in every language. */
export async function evaluateSilence(hearing: Hearing, seconds: number): Promise<SilenceReport> {
  const sounds = Object.entries(silentSounds(seconds));
  const invented: { sound: string; lang: Lang; text: string }[] = [];
  let signals = 0;
  let samples = 0;
  for (const lang of LANGS) {
    for (let i = 0; i < sounds.length; i += 2) {
      const [rep, customer] = [sounds[i]!, sounds[(i + 1) % sounds.length]!];
      const session = hearing.createSession(plainContext(`silence-${i}`, lang, 'upload'), {
        event(event) {
          if (event.kind === 'utterance.final')
            invented.push({ sound: (event.side === 'rep' ? rep : customer)[0], lang, text: event.text });
          else if (event.kind.startsWith('signal.')) signals++;
        },
        pulse: () => {},
      });
      for (let at = 0; at < rep[1].length; at += BLOCK) {
        session.push('rep', rep[1].subarray(at, at + BLOCK), 16_000);
        session.push('customer', customer[1].subarray(at, at + BLOCK), 16_000);
        await session.ready();
      }
      await session.end(60_000);
      samples += rep[1].length + customer[1].length;
    }
  }
  const words = invented.reduce((sum, { text, lang }) => sum + countUnits(text, lang), 0);
  return { minutes: samples / 16_000 / 60, words, signals, invented };
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
  const hearing = createHearing({
    modelsDir: resolve('models'),
    workers: 1,
    onFailure: (stage, error) => console.error(`${stage} failed`, error),
    onDelay: () => {},
  });
  await hearing.loaded;
  const report = await evaluateSilence(hearing, Number(positionals[0] ?? 60));
  await hearing.close(5_000);
  if (values.json) console.log(JSON.stringify(report));
  else {
    for (const { sound, lang, text } of report.invented) console.log(`${lang} ${sound}: ${text}`);
    console.log(
      `${report.words} words and ${report.signals} signals invented in ${report.minutes.toFixed(0)} minutes without speech`,
    );
  }
}
