/**
 * Whole calls through the whole product, against what was said in them: `node ml/eval/calls.eval.ts [en|zh] [NAME…]`.
 * As recordings and as fast as the machine can; with `--live` in real time over the websocket of a server that it starts
 * (`--port`, default 4150). `--folder` takes other calls of the same form (default ml/eval/calls), `--show` prints what was
 * missed and what was flagged in error, `--text` what was heard; `--json` prints the figures as JSON.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Lang } from '#realtime/contract/labels.ts';
import { createHearing } from '#server/live/hearing.ts';
import { hearFast } from './calls/hear-fast.ts';
import { hearLive } from './calls/hear-live.ts';
import type { HeardCall } from './calls/heard.ts';
import { callNames, loadCall, type ReferenceCall } from './calls/load.ts';
import { quantile, scoreCall, summarize, type CallScore, type Summary } from './calls/score.ts';
import { startServer } from './calls/server.ts';

export interface CallsOptions {
  readonly live?: boolean;
  readonly port?: number;
  readonly folder?: string;
  /** Only calls whose name begins so. */
  readonly only?: readonly string[];
  readonly each?: (call: ReferenceCall, heard: HeardCall, score: CallScore) => void;
}

/** Hears every call of the folder, one after the other, and sums up by language. */
export async function evaluateCalls(options: CallsOptions = {}): Promise<Summary[]> {
  const folder = options.folder ?? resolve(import.meta.dirname, 'calls');
  const names = callNames(folder).filter((n) => !options.only?.length || options.only.some((o) => n.startsWith(o)));
  const scores: Record<Lang, CallScore[]> = { en: [], zh: [] };
  const way = options.live ? await liveWay(options.port ?? 4150) : await fastWay();
  try {
    for (const name of names) {
      const call = await loadCall(folder, name);
      const heard = await way.hear(call);
      const score = scoreCall(call, heard);
      scores[call.lang].push(score);
      options.each?.(call, heard, score);
    }
  } finally {
    await way.close();
  }
  return (['en', 'zh'] as const).filter((lang) => scores[lang].length > 0).map((lang) => summarize(lang, scores[lang]));
}

async function fastWay() {
  const hearing = createHearing({
    modelsDir: resolve('models'),
    workers: 0,
    onFailure: (stage, error) => console.error(`${stage} failed`, error),
    onDelay: () => {},
  });
  await hearing.loaded;
  return { hear: (call: ReferenceCall) => hearFast(hearing, call), close: () => hearing.close(5_000) };
}

async function liveWay(port: number) {
  const server = await startServer(port);
  return { hear: (call: ReferenceCall) => hearLive(server, call), close: () => server.stop() };
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const ms = (value: number | null) => (value === null ? 'none' : `${Math.round(value)} ms`);
const ofCounts = ({ hit, extra, lost }: Summary['risk']) => `${hit} found, ${lost} missed, ${extra} wrong`;

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      live: { type: 'boolean' },
      show: { type: 'boolean' },
      text: { type: 'boolean' },
      json: { type: 'boolean' },
      port: { type: 'string' },
      folder: { type: 'string' },
    },
  });
  const live = values.live ?? false;
  const summaries = await evaluateCalls({
    live,
    port: Number(values.port ?? 4150),
    only: positionals,
    ...(values.folder === undefined ? {} : { folder: resolve(values.folder) }),
    each(call, heard, score) {
      if (values.json) return;
      const flags = live
        ? `; flags p95 ${ms(quantile(score.flagMs, 0.95))}, finals p95 ${ms(quantile(score.finalMs, 0.95))}`
        : '';
      console.log(
        `${call.name}: ${percent(score.errors / score.units)} ${call.lang === 'zh' ? 'characters' : 'words'} wrong; risk ${ofCounts(score.risk)}; objections ${ofCounts(score.objection)}${flags}`,
      );
      if (values.text) {
        for (const f of heard.finals) {
          const own = heard.flags
            .filter((x) => x.utteranceId === f.utteranceId)
            .map((x) => x.label + (x.withdrawn ? ' (withdrawn)' : ''));
          console.log(
            `  ${(f.startMs / 1000).toFixed(1)} ${f.side}: ${f.text} ${own.length > 0 ? `[${own.join(', ')}]` : ''}`,
          );
        }
      }
      if (!values.show) return;
      for (const { line, label } of score.misses) console.log(`  missed ${label}: ${line.text}`);
      for (const { label, text } of score.extras) console.log(`  wrong ${label}: ${text}`);
    },
  });
  if (values.json) console.log(JSON.stringify(summaries));
  else {
    for (const s of summaries) {
      console.log(
        `${s.lang}, ${s.calls} calls: errors ${percent(s.errorRate)}; risk F1 ${s.riskF1.toFixed(2)} (${ofCounts(s.risk)}); ` +
          `objection F1 ${s.objectionF1.toFixed(2)} (${ofCounts(s.objection)})` +
          (live
            ? `; flags p50 ${ms(s.flagP50Ms)}, p95 ${ms(s.flagP95Ms)}; finals p95 ${ms(s.finalP95Ms)}; withdrawn ${percent(s.withdrawnShare)}`
            : ''),
      );
    }
  }
}
