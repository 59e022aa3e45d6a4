import type { Side } from './labels.ts';

/** What the figures are made of: finals in order of their start. */
export interface SpokenTurn {
  side: Side;
  startMs: number;
  endMs: number;
  text: string;
  lang: 'en' | 'zh';
}

/** How our side ran the conversation. Figures about conduct, never about feelings. */
export interface DeliveryFigures {
  /** Our share of all speech, 0…1; null before anybody spoke. */
  talkShare: number | null;
  /** Longest run of our speech without a customer turn of at least one second in between, ms. */
  longestMonologueMs: number;
  /** Mean silence that we left after a question of ours before we spoke again or they answered, ms; null without a question. */
  patienceMs: number | null;
  /** Times we began to speak while the customer had at least half a second still to say. */
  interruptions: number;
  questions: number;
  /** Words a minute in English, characters a minute in Chinese, over our speech; null under ten seconds of it. */
  pace: number | null;
  paceUnit: 'words' | 'characters';
  /** Filler words in a hundred words (or characters) of ours; null without speech. */
  fillerRate: number | null;
}

const FILLERS_EN = /\b(um+|uh+|erm*|hmm+|you know|i mean|sort of|kind of|like,)\b/gi;
const FILLERS_ZH = /(嗯+|呃+|额+|那个那个|就是说|然后然后)/g;
const QUESTION_EN =
  /\?|^(so |and |but |ok(ay)? |well )*(who|what|when|where|why|which|how|do|does|did|is|are|was|were|can|could|would|will|have|has|should|shall)\b(?! you know)/i;
const QUESTION_ZH = /[?？]|(吗|呢|么)[。,，\s]*$|(什么|怎么|多少|几个|哪|谁|为什么|是不是|有没有|能不能|可不可以|好不好)/;
/** A customer turn shorter than this ("mm", "right") does not break a monologue. */
const BACKCHANNEL_MS = 1_000;
const INTERRUPTION_MS = 500;
const MIN_PACE_MS = 10_000;

export const isQuestion = (text: string, lang: 'en' | 'zh'): boolean =>
  (lang === 'zh' ? QUESTION_ZH : QUESTION_EN).test(text.trim());

/** Words in English, Han characters plus Latin words in Chinese. */
export function countUnits(text: string, lang: 'en' | 'zh'): number {
  if (lang === 'en') return text.match(/[\p{L}\p{N}']+/gu)?.length ?? 0;
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) + (text.match(/[A-Za-z0-9]+/g)?.length ?? 0);
}

/** Pure; turns may come in any order. */
export function deliveryFigures(input: readonly SpokenTurn[]): DeliveryFigures {
  const turns = [...input].sort((a, b) => a.startMs - b.startMs);
  const ours = turns.filter((t) => t.side === 'rep');
  const theirs = turns.filter((t) => t.side === 'customer');
  const length = (list: SpokenTurn[]) => list.reduce((sum, t) => sum + Math.max(0, t.endMs - t.startMs), 0);
  const ourMs = length(ours);
  const allMs = ourMs + length(theirs);
  const lang = ours[0]?.lang ?? 'en';

  let longest = 0;
  let runStart: number | null = null;
  for (const turn of turns) {
    if (turn.side === 'rep') {
      runStart ??= turn.startMs;
      longest = Math.max(longest, turn.endMs - runStart);
    } else if (turn.endMs - turn.startMs >= BACKCHANNEL_MS) runStart = null;
  }

  const waits: number[] = [];
  let questions = 0;
  turns.forEach((turn, i) => {
    if (turn.side !== 'rep' || !isQuestion(turn.text, turn.lang)) return;
    questions++;
    const next = turns[i + 1];
    if (next) waits.push(Math.max(0, next.startMs - turn.endMs));
  });

  const interruptions = ours.filter((turn) =>
    theirs.some((other) => other.startMs < turn.startMs && other.endMs - turn.startMs >= INTERRUPTION_MS),
  ).length;

  const units = ours.reduce((sum, t) => sum + countUnits(t.text, t.lang), 0);
  const fillers = ours.reduce((sum, t) => sum + (t.text.match(t.lang === 'zh' ? FILLERS_ZH : FILLERS_EN)?.length ?? 0), 0);
  return {
    talkShare: allMs > 0 ? ourMs / allMs : null,
    longestMonologueMs: longest,
    patienceMs: waits.length > 0 ? waits.reduce((a, b) => a + b, 0) / waits.length : null,
    interruptions,
    questions,
    pace: ourMs >= MIN_PACE_MS ? units / (ourMs / 60_000) : null,
    paceUnit: lang === 'zh' ? 'characters' : 'words',
    fillerRate: units > 0 ? (100 * fillers) / units : null,
  };
}
