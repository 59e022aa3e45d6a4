import type { Classification, Flag } from '#ml/text/classifier.port.ts';
import type { TextLabel } from '#ml/text/labels.ts';
import { hearFinal, hearPartial, NOTHING_HEARD } from '#ml/text/stability.ts';
import type { Prosody } from '#ml/prosody/prosody.port.ts';
import { OBJECTION_LABELS, type ObjectionLabel, type RiskLabel, type Side } from '#realtime/contract/labels.ts';
import { coveredItems, examplesIn, type ItemVectors } from '#realtime/signals/checklist/cover.ts';
import { competitorFinder, type Mention } from '#realtime/signals/competitors/mentions.ts';
import { proposeEntry } from '#realtime/signals/entries/triggers.ts';
import { emptySentiment, hearSentiment } from '#realtime/signals/sentiment/sentiment.ts';
import { trackerHits } from '#realtime/signals/trackers/apply.ts';
import type { HeardTurn } from '#realtime/transcripts/crosstalk.ts';
import type { SessionPorts } from './ports.ts';
import { Prompter } from './prompter.ts';
import type { CallContext, SessionSink } from './session.port.ts';
import { timeOfSpan, type Utterance } from './utterance.ts';

/** One entry of a type is enough for a while. */
const ENTRY_AGAIN_MS = 180_000;
/** Too little text to judge an unfinished sentence by. */
const MIN_PARTIAL = { en: 8, zh: 4 } as const;

const flagsOf = (found: Classification, side: Side): readonly Flag<TextLabel>[] => (side === 'rep' ? found.risk : found.objection);

/** From words to events: flags, names, ticks, entries, sentiment and prompts of one call. */
export class CallSignals {
  readonly #context: CallContext;
  readonly #ports: SessionPorts;
  readonly #sink: SessionSink;
  readonly #prompter: Prompter;
  readonly #find: (text: string) => Mention[];
  #items: ItemVectors[] = [];
  readonly #settledItems = new Set<string>();
  readonly #entryAt = new Map<string, number>();
  #entries = 0;
  #sentiment = emptySentiment;

  constructor(context: CallContext, ports: SessionPorts, sink: SessionSink) {
    this.#context = context;
    this.#ports = ports;
    this.#sink = sink;
    this.#prompter = new Prompter(context, sink, ports.clock);
    this.#find = competitorFinder(context.competitors);
    for (const e of context.history) {
      if (e.kind === 'entry.proposed') {
        this.#entries++;
        this.#entryAt.set(e.type, e.atMs);
      } else this.note(e);
    }
  }

  /** Reads the checklist's examples; until then nothing ticks itself. */
  async prepare(): Promise<void> {
    const { checklist, lang } = this.#context;
    const items: ItemVectors[] = [];
    for (const item of checklist) {
      const examples = examplesIn(item, lang);
      if (examples.length > 0) items.push({ itemId: item.itemId, side: item.side, vectors: await this.#ports.classifier.embed(examples, lang) });
    }
    this.#items = items;
  }

  /** A person's tick or untick: the machine does not touch the item again. */
  note(e: { kind: string; itemId?: string }): void {
    if (e.kind.startsWith('checklist.') && e.itemId) this.#settledItems.add(e.itemId);
  }

  close(): void {
    this.#prompter.close();
  }

  async partial(u: Utterance, nowMs: number): Promise<void> {
    const { text, stableChars } = u.partial;
    const { lang } = this.#context;
    this.#mentions(u, text.slice(0, stableChars), u.startMs, nowMs, true);
    if (text.length < MIN_PARTIAL[lang]) return;
    const [found] = await this.#ports.classifier.classify([{ lang, speaker: u.side, text }]);
    if (!found || u.over) return;
    const { state, shown, withdrawn } = hearPartial(u.flags, { flags: flagsOf(found, u.side), stableChars });
    u.flags = state;
    this.#withdraw(withdrawn, u);
    this.#show(shown, u, { text, startMs: u.startMs, endMs: nowMs, early: true });
  }

  async final(u: Utterance, turn: HeardTurn, prosody: Promise<Prosody | null>): Promise<void> {
    const { lang } = this.#context;
    const { text, startMs, endMs } = turn;
    this.#mentions(u, text, startMs, endMs, false);
    const [found] = await this.#ports.classifier.classify([{ lang, speaker: u.side, text }]);
    if (!found) return;
    const { confirmed, fresh, withdrawn } = hearFinal(u.flags, flagsOf(found, u.side));
    this.#withdraw(withdrawn, u);
    this.#show([...confirmed, ...fresh], u, { text, startMs, endMs, early: false });
    this.#checklist(u, turn, found);
    for (const { tracker, score } of trackerHits(this.#context.trackers, { vector: found.vector, side: u.side })) {
      const { trackerId, name } = tracker;
      this.#sink.event({ kind: 'signal.tracker', utteranceId: u.id, trackerId, name, side: u.side, score, span: [0, text.length], text, atMs: startMs });
      this.#prompter.wish({ kind: 'tracker', label: name, utteranceId: u.id, words: text, atMs: startMs }, false);
    }
    this.#entry(u, turn);
    if (u.side === 'customer') this.#mood(u, turn, found, await prosody);
  }

  cleared(u: Utterance): void {
    this.#withdraw(hearFinal(u.flags, []).withdrawn, u);
    u.flags = NOTHING_HEARD;
  }

  #withdraw(labels: readonly TextLabel[], u: Utterance): void {
    for (const label of labels) {
      this.#sink.event({ kind: 'signal.withdrawn', utteranceId: u.id, label });
      this.#prompter.withdrawn(u.id, label);
    }
  }

  #show(flags: readonly Flag<TextLabel>[], u: Utterance, said: { text: string; startMs: number; endMs: number; early: boolean }): void {
    const { text, startMs, endMs, early } = said;
    for (const { label, score, span: found } of flags) {
      const span: [number, number] = [found[0], found[1]];
      const atMs = timeOfSpan(span, text, startMs, endMs);
      const words = text.slice(...span);
            if (u.side === 'rep') {
        const severity = this.#context.severities[label as RiskLabel];
        this.#sink.event({ kind: 'signal.risk', utteranceId: u.id, label: label as RiskLabel, score, span, text, early, severity, atMs });
        this.#prompter.wish({ kind: 'risk', label, utteranceId: u.id, words, atMs }, severity === 'high');
      } else {
        this.#sink.event({ kind: 'signal.objection', utteranceId: u.id, label: label as ObjectionLabel, score, span, text, early, atMs });
        this.#prompter.wish({ kind: 'objection', label, utteranceId: u.id, words, atMs }, false);
      }
    }
  }

  #mentions(u: Utterance, text: string, startMs: number, endMs: number, early: boolean): void {
    for (const { competitorId, name, span } of this.#find(text)) {
      if (u.named.has(competitorId)) continue;
      u.named.add(competitorId);
      const atMs = timeOfSpan(span, text, startMs, endMs);
      this.#sink.event({ kind: 'signal.competitor', utteranceId: u.id, competitorId, name, side: u.side, span, text, early, atMs });
      if (u.side === 'customer') this.#prompter.wish({ kind: 'competitor', label: competitorId, utteranceId: u.id, words: text, atMs }, false);
    }
  }

  #checklist(u: Utterance, turn: HeardTurn, found: Classification): void {
    const open = this.#items.filter((item) => !this.#settledItems.has(item.itemId));
    for (const hit of coveredItems(open, { vector: found.vector, text: turn.text, side: u.side, lang: turn.lang })) {
      this.#settledItems.add(hit.itemId);
      this.#sink.event({
        kind: 'checklist.ticked',
        itemId: hit.itemId,
        utteranceId: u.id,
        evidence: turn.text,
        score: Math.max(0, Math.min(1, hit.score)),
        by: 'machine',
        userId: null,
      });
    }
  }

  #entry(u: Utterance, turn: HeardTurn): void {
    const proposal = proposeEntry(turn.text, turn.lang, this.#ports.clock.now());
    if (!proposal) return;
    const before = this.#entryAt.get(proposal.type);
    if (before !== undefined && turn.startMs - before < ENTRY_AGAIN_MS) return;
    this.#entryAt.set(proposal.type, turn.startMs);
    this.#sink.event({ kind: 'entry.proposed', entryId: `e${++this.#entries}`, utteranceId: u.id, atMs: turn.startMs, ...proposal });
  }

  #mood(u: Utterance, turn: HeardTurn, found: Classification, prosody: Prosody | null): void {
    if (!prosody) return;
    const scores = OBJECTION_LABELS.map((label) => found.scores[label] ?? 0);
    const { state, result } = hearSentiment(this.#sentiment, {
      utteranceId: u.id,
      startMs: turn.startMs,
      endMs: turn.endMs,
      text: turn.text,
      lang: turn.lang,
      prosody,
      objection: Math.max(0, ...scores),
      flagged: found.objection.length > 0,
    });
    this.#sentiment = state;
    if (!result) return;
    this.#sink.event({ kind: 'signal.sentiment', ...result });
    if (result.doubt) {
      this.#prompter.wish({ kind: 'doubt', label: 'doubt', utteranceId: result.utteranceId, words: turn.text, atMs: result.startMs }, false);
    }
  }
}
