/** A judged moment as the export reads it. */
export interface JudgedMoment {
  id: string;
  callId: string;
  utteranceId: string | null;
  kind: string;
  label: string;
  lang: string;
  side: string;
  text: string;
  spanFrom: number;
  spanTo: number;
  verdict: string | null;
  /** What was really said, where somebody corrected the transcript. */
  corrected: string | null;
}

interface Mark {
  label: string;
  span?: [number, number];
}

/** One line of ml/data's compiled form (`DataRow`), which training reads and `npm run classify` answers in kind. */
export interface TrainingRow {
  id: string;
  lang: string;
  speaker: string;
  text: string;
  risk: Mark[];
  objection: Mark[];
  topics: string[];
  tag: 'verdict';
  situation: 'reviewed call';
  split: 'train' | 'validation' | 'test';
}

/** A call's rows stay together, or a test row would have its neighbour in training. Eight to one to one. */
export function splitOf(callId: string): TrainingRow['split'] {
  let hash = 2166136261;
  for (let i = 0; i < callId.length; i++) hash = Math.imul(hash ^ callId.charCodeAt(i), 16777619);
  const tenth = (hash >>> 0) % 10;
  return tenth === 0 ? 'test' : tenth === 1 ? 'validation' : 'train';
}

/** The words that caused the flag, found again in the corrected text; absent where they are no longer in it. */
function spanIn(moment: JudgedMoment, text: string): [number, number] | undefined {
  const { spanFrom, spanTo } = moment;
  if (spanTo <= spanFrom) return undefined;
  if (text === moment.text) return [spanFrom, spanTo];
  const words = moment.text.slice(spanFrom, spanTo);
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  return at < 0 ? undefined : [at, at + words.length];
}

/**
 * Verdicts as training rows, one an utterance: confirmed labels are carried, false alarms are topics that are not, which
 * is what a hard negative is. Unclear ones teach nothing and are left out, and so are doubts, which no text model learns. Pure.
 */
export function trainingRows(moments: readonly JudgedMoment[]): TrainingRow[] {
  const groups = new Map<string, JudgedMoment[]>();
  for (const m of moments) {
    if ((m.verdict !== 'confirmed' && m.verdict !== 'false_alarm') || (m.kind !== 'risk' && m.kind !== 'objection')) continue;
    const key = `${m.callId}/${m.utteranceId ?? m.id}`;
    groups.set(key, [...(groups.get(key) ?? []), m]);
  }
  return [...groups.values()].flatMap((list) => {
    const first = list[0];
    if (!first) return [];
    const text = first.corrected ?? first.text;
    const marks = (kind: string): Mark[] =>
      list.flatMap((m) => {
        if (m.kind !== kind || m.verdict !== 'confirmed') return [];
        const span = spanIn(m, text);
        return [span ? { label: m.label, span } : { label: m.label }];
      });
    return [
      {
        id: `verdict-${first.id}`,
        lang: first.lang,
        speaker: first.side,
        text,
        risk: marks('risk'),
        objection: marks('objection'),
        topics: [...new Set(list.map((m) => m.label))],
        tag: 'verdict' as const,
        situation: 'reviewed call' as const,
        split: splitOf(first.callId),
      },
    ];
  });
}
