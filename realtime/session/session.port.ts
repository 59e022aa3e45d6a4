import type { CallEvent, CallEventDraft } from '#realtime/contract/call-events.schema.ts';
import type { Lang, RiskLabel, Severity, Side } from '#realtime/contract/labels.ts';
import type { CallPulseDraft } from '#realtime/contract/pulses.schema.ts';

/** One item of the stage's checklist: the machine ticks it when something like its examples is said. */
export interface ChecklistItemSpec {
  itemId: string;
  title: string;
  mandatory: boolean;
  /** Sentences that cover the item, in any language; matched by meaning. */
  examples: readonly string[];
  /** Whose words count; null means either side's. */
  side: Side | null;
}

/** A card of the playbook: when it may be shown and what it says. */
export interface PlaybookCardSpec {
  cardId: string;
  kind: 'risk' | 'objection' | 'competitor' | 'doubt' | 'tracker' | 'delivery';
  label: string;
  /** null: any industry / any stage. The most particular card that fits is chosen. */
  industry: string | null;
  stage: string | null;
  lang: Lang;
  title: string;
  body: string;
  priority: number;
  cooldownMs: number;
  mostPerCall: number;
  /** The card is not shown where the words that caused it contain one of these. */
  doNotTrigger: readonly string[];
}

export interface CompetitorSpec {
  competitorId: string;
  name: string;
  aliases: readonly string[];
  /** One line for the card, from the newest brief; null where there is none. */
  brief: string | null;
}

export interface TrackerSpec {
  trackerId: string;
  name: string;
  side: Side | null;
  threshold: number;
  weights: readonly number[];
  bias: number;
}

/** All that a call knows about its surroundings; read once when it starts. */
export interface CallContext {
  callId: string;
  lang: Lang;
  stage: string | null;
  industry: string | null;
  checklist: readonly ChecklistItemSpec[];
  playbook: readonly PlaybookCardSpec[];
  competitors: readonly CompetitorSpec[];
  trackers: readonly TrackerSpec[];
  severities: Readonly<Record<RiskLabel, Severity>>;
  /** Names that recognition should prefer: products, competitors, the customer's people. */
  bias: readonly string[];
  /** Sides that may be heard; a side that declined is not even listened to. */
  analysed: Readonly<Record<Side, boolean>>;
  /** `live` drops partials under load and shows prompts; `upload` runs as fast as the machine can, without partials. */
  pace: 'live' | 'upload';
  /**
   * What the log already holds of this call; empty unless the server was restarted in the middle of it. Utterance ids,
   * ticks and the prompts' cooldowns go on from here.
   */
  history: readonly CallEvent[];
}

/** Where a session's results go. The server's event log stamps and stores the drafts in this order. */
export interface SessionSink {
  event(draft: CallEventDraft): void;
  pulse(pulse: CallPulseDraft): void;
}

/** One call being heard. All methods are cheap and never throw on audio; work is done behind them. */
export interface CallSession {
  /** Mono samples, −1…1, at `rate` Hz; any length. `atMs` places the first sample of a side that (re)joins late. */
  push(side: Side, samples: Float32Array, rate: number, atMs?: number): void;
  /** The side's connection went away; open speech is finished, the clock goes on when it comes back. */
  drop(side: Side): void;
  /** The side is over for good. */
  endSide(side: Side): void;
  /**
   * Consent was declined or withdrawn: stops hearing this side at once and throws away what is unfinished.
   * @param forGood false: others of this side may still speak; what they say from now on is heard
   */
  silence(side: Side, forGood?: boolean): void;
  /** A person's answer, so that prompts and ticks take it into account. */
  note(draft: CallEventDraft): void;
  /** Finishes open utterances and resolves when everything is out; capped by `deadlineMs`. */
  end(deadlineMs: number): Promise<{ durationMs: number }>;
  /** Resolves when little enough is waiting that a recording's reader may push more. */
  ready(): Promise<void>;
  stats(): SessionStats;
}

export interface SessionStats {
  audioMs: Record<Side, number>;
  speechMs: Record<Side, number>;
  waitingFinals: number;
  partialsDone: number;
  partialsDropped: number;
  /** How far the transcript is behind the audio, ms. */
  delayMs: number;
}
