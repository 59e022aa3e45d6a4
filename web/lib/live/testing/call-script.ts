import type { CallEvent, CallEventDraft } from '#realtime/contract/call-events.schema.ts';

type Bare = CallEventDraft;

/** Stamps drafts as the log does: one number after the other, 400 ms apart unless `at` says otherwise. */
export function stamp(callId: string, drafts: readonly Bare[], startAt = 1_780_000_000_000): CallEvent[] {
  return drafts.map((draft, i) => ({ ...draft, callId, seq: i + 1, at: startAt + i * 400 }) as CallEvent);
}

/** A span over `words` in `text`; tests fail loudly where the words are not there. */
export function over(text: string, words: string): [number, number] {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`"${words}" is not in "${text}"`);
  return [at, at + words.length];
}
