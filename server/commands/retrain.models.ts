interface Interval {
  value: number;
  low?: number;
  high?: number;
}
/** The part of ml/eval's text report that is compared. */
export type Report = Record<string, { model: { risk: Interval; objection: Interval; ordinaryAlarms: Interval; hardAlarms: Interval } }>;

/** Both models on the same test rows, one figure a line. Higher is better for the first two, lower for the alarms. Pure. */
export function compareReports(lang: string, before: Report, after: Report): string {
  const names = ['risk', 'objection', 'ordinaryAlarms', 'hardAlarms'] as const;
  const line = (name: (typeof names)[number]) => {
    const [a, b] = [before[lang]?.model[name].value ?? Number.NaN, after[lang]?.model[name].value ?? Number.NaN];
    const better = name.endsWith('Alarms') ? b < a : b > a;
    const word = Math.abs(a - b) < 0.005 ? 'same' : better ? 'better' : 'worse';
    return `  ${name.padEnd(16)} ${a.toFixed(3).padStart(8)} → ${b.toFixed(3).padStart(8)}   ${word}`;
  };
  return [`text-${lang}: in use → with verdicts`, ...names.map(line), 'The weights in use were not changed; the candidate is in ml/train/text/runs/candidate.'].join('\n');
}
