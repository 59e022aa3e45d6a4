import type { PlainPoint } from './compare.ts';
import type { Point } from './series.ts';
import type { StageCost } from './stages.ts';

export interface BenchReport {
  readonly machine: {
    readonly cores: number;
    readonly cpu: string;
    readonly memoryGb: number;
    readonly node: string;
    readonly load: number;
  };
  readonly points: readonly Point[];
  readonly memory: {
    readonly idleMb: number;
    readonly perCallMb: number | null;
    readonly afterMb: number;
    readonly audioHours: number;
    readonly growthMbPerHour: number;
  } | null;
  readonly stages: readonly StageCost[];
  readonly plain: { readonly wordsCpuSPerMin: number | null; readonly points: readonly PlainPoint[] } | null;
  /** Why there is no plain alternative, where there is none. */
  readonly plainMissing: string | null;
}

const ms = (value: number | null) => (value === null ? '–' : String(Math.round(value)));
const share = (value: number) => `${(100 * value).toFixed(1)} %`;
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** How many times the plain way takes what ours takes; figures that are not positive say nothing as a ratio. */
export const times = (plain: number | null, ours: number | null): string =>
  plain === null || ours === null || plain <= 0 || ours <= 0 ? '–' : `${(plain / ours).toFixed(1)} ×`;

/** The report as Markdown, as it stands in the README. */
export function printReport(report: BenchReport): string {
  const { machine, points, memory, stages, plain } = report;
  const parts = [
    `${machine.cores} cores (${machine.cpu}), ${machine.memoryGb} GB, Node ${machine.node}; load ${machine.load.toFixed(1)} before the run`,
  ];
  if (points.length > 0) {
    parts.push(
      table(
        [
          'calls',
          'flags p50 ms',
          'flags p95 ms',
          'finals p95 ms',
          'partials dropped',
          'cores',
          'memory MB',
          'words wrong',
          'risk F1',
        ],
        points.map((p) => [
          p.calls,
          ms(p.flagP50Ms),
          ms(p.flagP95Ms),
          ms(p.finalP95Ms),
          p.partialsDropped,
          p.cores.toFixed(2),
          Math.round(p.memoryMb),
          share(p.errorRate),
          p.riskF1.toFixed(2),
        ]),
      ),
    );
  }
  if (memory) {
    const perCall = memory.perCallMb === null ? '' : `${memory.perCallMb.toFixed(1)} MB a call; `;
    parts.push(
      `Memory: ${Math.round(memory.idleMb)} MB idle; ${perCall}${Math.round(memory.afterMb)} MB after ${memory.audioHours.toFixed(1)} hours of calls (${memory.growthMbPerHour.toFixed(0)} MB an hour)`,
    );
  }
  if (stages.length > 0) {
    parts.push(
      table(
        ['stage', 'CPU s a minute', 'of'],
        stages.map((s) => [s.stage, s.cpuSPerMin.toFixed(2), s.per]),
      ),
    );
  }
  if (plain) {
    if (plain.wordsCpuSPerMin !== null) {
      const final = stages.find((s) => s.stage === 'words, final')?.cpuSPerMin ?? null;
      parts.push(
        `Plain alternative, words of whole utterances (transformers.js, Moonshine tiny): ${plain.wordsCpuSPerMin.toFixed(2)} CPU s a minute of speech, ${times(plain.wordsCpuSPerMin, final)} ours (Moonshine base)`,
      );
    }
    const rows = plain.points.map((p) => {
      const ours = points.find((o) => o.calls === p.calls);
      return [
        p.calls,
        ms(p.flagP50Ms),
        ms(p.flagP95Ms),
        ms(p.finalP95Ms),
        p.cores.toFixed(2),
        share(p.errorRate),
        p.riskF1.toFixed(2),
        times(p.finalP95Ms, ours?.finalP95Ms ?? null),
        times(p.flagP95Ms, ours?.flagP95Ms ?? null),
      ];
    });
    if (rows.length > 0) {
      parts.push(
        table(
          [
            'calls (plain)',
            'flags p50 ms',
            'flags p95 ms',
            'finals p95 ms',
            'cores',
            'words wrong',
            'risk F1',
            'finals p95, plain / ours',
            'flags p95, plain / ours',
          ],
          rows,
        ),
      );
    }
  } else if (report.plainMissing) parts.push(`Plain alternative not measured: ${report.plainMissing}`);
  return parts.join('\n\n');
}
