import { z } from 'zod';
import type { Classification, Flag, TextClassifier } from './classifier.port.ts';
import { LANGS, SPEAKERS, type TextLabel } from './labels.ts';

/** An utterance is a turn, not a document. */
const MAX_TEXT = 20_000;
/** Lines that go to the model together. */
const BATCH = 32;

const id = z.union([z.string(), z.number()]);
const request = z.object({ id, lang: z.enum(LANGS), speaker: z.enum(SPEAKERS), text: z.string().max(MAX_TEXT) });

type Request = z.infer<typeof request>;
type ErrorCode = 'invalid_json' | 'invalid_line' | 'failed';
interface Failure {
  readonly id: string | number | null;
  readonly error: { readonly code: ErrorCode; readonly message: string };
}

const failure = (of: Failure['id'], code: ErrorCode, message: string): Failure => ({
  id: of,
  error: { code, message },
});

/** One line as a request, or what is wrong with it; the id is kept wherever it can be read. */
export function readLine(line: string): Request | Failure {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return failure(null, 'invalid_json', 'the line is not JSON');
  }
  const parsed = request.safeParse(raw);
  if (parsed.success) return parsed.data;
  const known = z.object({ id }).safeParse(raw);
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') || 'line';
  return failure(
    known.success ? known.data.id : null,
    'invalid_line',
    `${where}: ${issue?.message ?? 'not as expected'}`,
  );
}

const brief = ({ label, score, span }: Flag<TextLabel>) => ({ label, score, span });
const written = (of: Request['id'], { risk, objection }: Classification): string =>
  JSON.stringify({ id: of, risk: risk.map(brief), objection: objection.map(brief) });

async function answerBatch(batch: readonly (Request | Failure)[], classifier: TextClassifier): Promise<string[]> {
  const requests = batch.filter((entry): entry is Request => !('error' in entry));
  let answers: Classification[] = [];
  let broken: string | undefined;
  try {
    answers = await classifier.classify(requests);
  } catch (error) {
    broken = error instanceof Error ? error.message : String(error);
  }
  let next = 0;
  return batch.map((entry) => {
    if ('error' in entry) return JSON.stringify(entry);
    const answer = answers[next++];
    return answer ? written(entry.id, answer) : JSON.stringify(failure(entry.id, 'failed', broken ?? 'no answer'));
  });
}

/**
 * Answers each non-empty line with one line, in order. A bad line is answered with its error and the rest goes on.
 * Lines that arrive together go to the model together; whoever sends one line and waits is answered at once.
 */
export async function* answerLines(lines: AsyncIterable<string>, classifier: TextClassifier): AsyncGenerator<string> {
  const source = lines[Symbol.asyncIterator]();
  let batch: (Request | Failure)[] = [];
  let coming = source.next();
  for (;;) {
    const next = batch.length > 0 ? await Promise.race([coming, pause()]) : await coming;
    if (next !== 'pause' && next.done !== true) {
      if (next.value.trim() !== '') batch.push(readLine(next.value));
      coming = source.next();
      if (batch.length < BATCH) continue;
    }
    if (batch.length > 0) yield* await answerBatch(batch, classifier);
    batch = [];
    if (next !== 'pause' && next.done === true) return;
  }
}

const pause = (): Promise<'pause'> => new Promise((resolve) => setTimeout(resolve, 5, 'pause' as const));
