import { LANGS } from '#ml/text/labels.ts';
import type { TextReport } from '../text.eval.ts';
import type { Figures } from './judges.ts';
import type { Interval } from './metrics.ts';

const range = ({ value, low, high }: Interval, digits = 2): string =>
  `${value.toFixed(digits)} (${low.toFixed(digits)}-${high.toFixed(digits)})`;

const row = (name: string, figures: Partial<Figures> | undefined): string => {
  const cell = (interval: Interval | undefined, digits?: number): string =>
    (interval ? range(interval, digits) : '-').padStart(20);
  return `  ${name.padEnd(22)}${cell(figures?.risk)}${cell(figures?.objection)}${cell(figures?.ordinaryAlarms, 1)}${cell(figures?.hardAlarms, 1)}`;
};

/** The report for a screen. */
export function textTable(report: TextReport): string {
  const out: string[] = [];
  for (const lang of LANGS) {
    const own = report[lang];
    out.push(`${lang}: ${own.rows} test utterances, 95 % intervals`);
    out.push(
      `  ${''.padEnd(22)}${['risk macro-F1', 'objection macro-F1', 'alarms/100 ordinary', 'alarms/100 hard'].map((h) => h.padStart(20)).join('')}`,
    );
    out.push(
      row('model', own.model),
      row('model, unpunctuated', own.unpunctuated),
      row('frozen encoder', own.frozen),
      row('keyword rules', own.keywords),
    );
    out.push(row('model, independent', own.independent.model), row('keywords, independent', own.independent.keywords));
    for (const [label, { precision, recall, f1, rows }] of Object.entries(own.model.labels)) {
      out.push(
        `  ${label.padEnd(22)}F1 ${f1.toFixed(2)}  precision ${precision.toFixed(2)}  recall ${recall.toFixed(2)}  of ${rows}`,
      );
    }
    for (const [tag, { kind, rows, exact, alarms }] of Object.entries(own.tags)) {
      if (rows >= 8)
        out.push(
          `  ${tag.padEnd(34)}${rows.toString().padStart(5)}  ${kind === 'positive' ? `all labels right ${(100 * exact).toFixed(0)} %` : `alarms ${(100 * alarms).toFixed(1)} %`}`,
        );
    }
    const { spans, calibration, partials, similarity, cost } = own;
    out.push(
      `  words that caused it: overlap ${spans.iou.toFixed(2)}, at least half ${(100 * spans.half).toFixed(0)} % of ${spans.rows}`,
    );
    out.push(`  calibration error ${calibration.error.toFixed(3)}`);
    out.push(
      `  while spoken: ${(100 * partials.early).toFixed(0)} % of flags early, ${(100 * partials.ahead).toFixed(0)} % of the utterance ahead, ${(100 * partials.withdrawn).toFixed(1)} % of ${partials.shown} withdrawn`,
    );
    out.push(
      `  checklist items against sentences that cover them: nearest ${(100 * similarity.first).toFixed(0)} %, among three ${(100 * similarity.third).toFixed(0)} %, order ${similarity.order.toFixed(3)}`,
    );
    out.push(`  cost: ${cost.aloneMs.toFixed(1)} ms of a core alone, ${cost.batchedMs.toFixed(1)} ms each of sixteen`);
    for (const { label, recall, hardAlarms, ordinaryAlarms, promised } of own.trackers) {
      out.push(
        `  tracker from 12 + 12: ${label.padEnd(18)} recall ${recall.toFixed(2)} (told ${promised.recall.toFixed(2)}), near misses ${hardAlarms.toFixed(2)} (told ${promised.counterAlarms?.toFixed(2) ?? '-'}), ordinary ${ordinaryAlarms.toFixed(3)}, ${promised.verdict}`,
      );
    }
  }
  return out.join('\n');
}
