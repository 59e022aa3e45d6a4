/** The text classifiers on their test split, beside the keyword baseline and the frozen encoder. `node ml/eval/text.eval.ts`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildData } from '#ml/data/build.ts';
import type { DataRow, Split } from '#ml/data/row.ts';
import { loadManifest } from '#ml/manifest.ts';
import { OnnxTextClassifier } from '#ml/text/classifier.onnx.ts';
import { LANGS, type Lang } from '#ml/text/labels.ts';
import { STABILITY } from '#ml/text/stability.ts';
import { readDecision } from '#ml/text/decision.ts';
import { textFiles } from '#ml/text/text.task.ts';
import { costOf } from './text/cost.ts';
import {
  byTag,
  calibrationOf,
  classifyAll,
  figuresOf,
  independentFigures,
  judgeByKeywords,
  judgeByModel,
  spanFigures,
  type Figures,
} from './text/judges.ts';
import { readTestSet } from './text/independent.ts';
import { similarityOf } from './text/similarity.ts';
import { growing, operatingCurve, replay } from './text/partials.ts';
import { textTable } from './text/table.ts';
import { trackerTrials } from './text/trackers.ts';

const FROZEN = join(import.meta.dirname, 'text', 'frozen.json');

async function evaluateLang(lang: Lang, rows: readonly DataRow[], classifier: OnnxTextClassifier, split: Split) {
  const test = rows.filter((row) => row.lang === lang && row.split === split);
  const train = rows.filter((row) => row.lang === lang && row.split === 'train');
  const answers = await classifyAll(test, classifier);
  const judged = judgeByModel(test, answers);
  const frozen = existsSync(FROZEN)
    ? (JSON.parse(readFileSync(FROZEN, 'utf8')) as Record<string, Partial<Figures>>)[lang]
    : undefined;
  const growths = await growing(test, classifier);
  const decision = readDecision(textFiles(loadManifest())[lang].decision);
  const bare = test.map((row) => ({ ...row, text: row.text.toLowerCase().replace(/[^\p{L}\p{N}\s'%$]/gu, '') }));
  return {
    rows: test.length,
    model: figuresOf(judged),
    keywords: figuresOf(judgeByKeywords(test)),
    frozen,
    unpunctuated: figuresOf(judgeByModel(test, await classifyAll(bare, classifier))),
    independent: await independentOf(lang, classifier),
    tags: byTag(judged),
    spans: spanFigures(test, answers),
    calibration: calibrationOf(test, answers),
    partials: replay(growths, STABILITY),
    curve: operatingCurve(growths, (label) => decision.ruleOf(label).threshold, STABILITY.missing),
    similarity: await similarityOf(classifier, lang),
    cost: await costOf(classifier, lang),
    trackers: await trackerTrials(lang, train, test, answers, classifier, [
      'price_promise',
      'competitor_claim',
      'decision_process',
      'delivery_time',
    ]),
  };
}

async function independentOf(lang: Lang, classifier: OnnxTextClassifier) {
  const [hard, ordinary] = [readTestSet('independent', lang), readTestSet('ordinary', lang)];
  const judge = async (rows: readonly DataRow[]) => judgeByModel(rows, await classifyAll(rows, classifier));
  return {
    model: independentFigures(await judge(hard), await judge(ordinary)),
    keywords: independentFigures(judgeByKeywords(hard), judgeByKeywords(ordinary)),
  };
}

export type TextReport = Record<Lang, Awaited<ReturnType<typeof evaluateLang>>>;

/** Every figure of the text models; takes some minutes. Throws ModelError when weights are missing. */
export async function evaluateText(split: Split = 'test'): Promise<TextReport> {
  const classifier = new OnnxTextClassifier(textFiles(loadManifest()));
  const { rows } = buildData().compiled;
  // One language after the other: what one costs is not to be measured with the other's work.
  const found: [Lang, Awaited<ReturnType<typeof evaluateLang>>][] = [];
  for (const lang of LANGS) found.push([lang, await evaluateLang(lang, rows, classifier, split)]);
  await classifier.close();
  return Object.fromEntries(found) as TextReport;
}

if (process.argv[1] === import.meta.filename) {
  const report = await evaluateText(process.argv.includes('--validation') ? 'validation' : 'test');
  const out = process.argv.find((arg) => arg.startsWith('--out='))?.slice('--out='.length);
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(report, null, 1)}\n`);
  console.log(textTable(report));
}
