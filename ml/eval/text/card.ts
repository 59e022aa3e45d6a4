/** Writes models/text-<lang>/CARD.md from a report of the evaluation: `node ml/eval/text/card.ts REPORT.json`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODELS_DIR } from '#ml/manifest.ts';
import { readDecision } from '#ml/text/decision.ts';
import { LANGS, SPEAKERS, labelsOf, type Lang } from '#ml/text/labels.ts';
import type { TextReport } from '../text.eval.ts';
import type { Interval } from './metrics.ts';

const NAMES: Record<Lang, string> = { en: 'English', zh: 'Mandarin' };
const figure = ({ value, low, high }: Interval, digits: number): string =>
  low === value ? value.toFixed(digits) : `${value.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
const percent = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)} %`;

/** A Markdown table. */
const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function card(lang: Lang, { [lang]: own }: TextReport): string {
  const decision = readDecision(join(MODELS_DIR, `text-${lang}`, 'decision.json'));
  const judges = [
    ['this model', own.model],
    ['this model, text without punctuation and case', own.unpunctuated],
    ['frozen encoder, logistic regression', own.frozen],
    ['keyword rules', own.keywords],
  ] as const;
  const quality = table(
    ['', 'risk, macro-F1', 'objection, macro-F1', 'alarms in 100 ordinary', 'alarms in 100 hard negatives'],
    judges.flatMap(([name, f]) =>
      f?.risk && f.objection && f.ordinaryAlarms && f.hardAlarms
        ? [[name, figure(f.risk, 2), figure(f.objection, 2), figure(f.ordinaryAlarms, 1), figure(f.hardAlarms, 1)]]
        : [],
    ),
  );
  const independent = table(
    ['', 'risk, macro-F1', 'objection, macro-F1', 'alarms in 100 ordinary', 'alarms in 100 hard negatives'],
    (['model', 'keywords'] as const).map((name) => {
      const f = own.independent[name];
      return [name, figure(f.risk, 2), figure(f.objection, 2), figure(f.ordinaryAlarms, 1), figure(f.hardAlarms, 1)];
    }),
  );
  const labels = table(
    ['label', 'F1', 'precision', 'recall', 'test rows', 'threshold', 'early'],
    SPEAKERS.flatMap((side) => labelsOf(side)).map((label) => {
      const { f1, precision, recall, rows } = own.model.labels[label] ?? { f1: 0, precision: 0, recall: 0, rows: 0 };
      const { threshold, early } = decision.ruleOf(label);
      return [
        `\`${label}\``,
        f1.toFixed(2),
        precision.toFixed(2),
        recall.toFixed(2),
        `${rows}`,
        threshold.toFixed(2),
        early.toFixed(2),
      ];
    }),
  );
  const tags = table(
    ['kind', 'rows', 'all labels right', 'any alarm'],
    Object.entries(own.tags)
      .filter(([, { rows }]) => rows >= 5)
      .map(([tag, { rows, exact, alarms }]) => [tag, `${rows}`, percent(exact), percent(alarms)]),
  );
  const bins = table(
    ['predicted', 'labels', 'mean predicted', 'were so'],
    own.calibration.bins
      .filter(({ rows }) => rows > 0)
      .map((b) => [
        `${b.from.toFixed(1)}–${b.to.toFixed(1)}`,
        `${b.rows}`,
        b.predicted.toFixed(2),
        b.observed.toFixed(2),
      ]),
  );
  const trackers = table(
    ['meaning', 'recall', 'told beforehand', 'near misses flagged', 'ordinary flagged'],
    own.trackers.map((t) => [
      t.label,
      t.recall.toFixed(2),
      t.promised.recall.toFixed(2),
      t.hardAlarms.toFixed(2),
      t.ordinaryAlarms.toFixed(3),
    ]),
  );
  const curve = table(
    ['strong from', 'partials in a row', 'certain', 'flags early', 'utterance still ahead (median)', 'withdrawn'],
    own.curve.map((c) => [
      percent(c.margin),
      `${c.consecutive}`,
      c.certain.toFixed(2),
      percent(c.early),
      percent(c.ahead),
      percent(c.withdrawn, 1),
    ]),
  );
  return `# Text model, ${NAMES[lang]} (revision ${decision.revision})

Finds risky promises in what a rep says and objections in what a customer says, one utterance at a time, with the words
that caused each. Also gives sentence vectors for checklists, custom trackers and similarity.

- **Made from** bge-small-${lang}-v1.5 (BAAI, MIT), fine-tuned on \`ml/data\` (see its datasheet) by \`ml/train/text/run.sh ${lang}\`.
- **How** Each label is the product of what an utterance is about and whether it is asserted; a tagger of the causing words
  feeds the decision. Sentence vectors are held close to those of the untouched encoder while the rest is trained.
- **Files** \`model.onnx\` (8-bit weights, activations quantised row by row, so that a score does not depend on the batch),
  \`tokenizer.json\`, \`decision.json\` (calibration, thresholds).
- **Meant for** sales calls as speech recognition hands them over. Not for judging people: it says what was said.
- **Limits** Hints that need knowledge of the trade are missed more often than plain words; the test utterances are written, not
  recorded, and carry labels far more often than real calls do, so probabilities are too high where promises are rare.

## Figures
${own.rows} test utterances from situations that training never saw; 95 % intervals, by drawing situations again.

${quality}

On test sets by other hands (${own.independent.model.rows} hard utterances, ${own.independent.model.ordinaryRows} of everyday talk; the floors of
the thresholds were set with a look at them, the weights were not):

${independent}

${labels}

## By kind of utterance
${tags}

## Words that caused it
Overlap of the span with the marked words (intersection over union) ${own.spans.iou.toFixed(2)} on ${own.spans.rows} rightly given labels; at least half in ${percent(own.spans.half)}.

## Calibration
Expected calibration error ${own.calibration.error.toFixed(3)}, over all labels that a speaker can carry.

${bins}

## While it is spoken
The rule in \`ml/text/stability.ts\` replayed on growing prefixes (a partial every 600 ms, its last words still loose).
In force: ${percent(own.partials.early)} of the flags come early, with ${percent(own.partials.ahead)} of the utterance still ahead; ${percent(own.partials.withdrawn, 1)} of ${own.partials.shown} were withdrawn.

${curve}

## Sentence vectors
${own.similarity.pairs} checklist items against sentences that cover them in other words, among 200 ordinary ones: the right one is
nearest for ${percent(own.similarity.first)}, among the nearest three for ${percent(own.similarity.third)}; nearer than any other one with probability ${own.similarity.order.toFixed(3)}.

## Custom trackers
A tracker from twelve examples and twelve near misses of a meaning, on the test rows of that side; what the coach is told
beforehand comes from leaving each example out.

${trackers}

## Cost
An utterance of 20 words (in Mandarin 42 characters): ${own.cost.aloneMs.toFixed(1)} ms of one core alone, ${own.cost.batchedMs.toFixed(1)} ms each of sixteen, tokenisation included.
`;
}

const path = process.argv[2];
if (path === undefined) throw new Error('needs the path of a report');
const report = JSON.parse(readFileSync(path, 'utf8')) as TextReport;
for (const lang of LANGS) writeFileSync(join(MODELS_DIR, `text-${lang}`, 'CARD.md'), card(lang, report));
