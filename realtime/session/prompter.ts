import { chooseCard } from '#realtime/moments/choose-card.ts';
import {
  nextPromptAt,
  noPrompts,
  type PromptCause,
  type PromptState,
  type PromptWish,
  stepPrompts,
  withdrawWish,
} from '#realtime/moments/prompt-engine.ts';
import type { Clock } from './ports.ts';
import type { CallContext, PlaybookCardSpec, SessionSink } from './session.port.ts';

/** Wires the pure prompt engine to a call: picks the card, keeps the timer for what waits. */
export class Prompter {
  readonly #context: CallContext;
  readonly #sink: SessionSink;
  readonly #clock: Clock;
  #state: PromptState = noPrompts;
  #cancel: (() => void) | null = null;

  constructor(context: CallContext, sink: SessionSink, clock: Clock) {
    this.#context = context;
    this.#sink = sink;
    this.#clock = clock;
    this.#state = restore(context);
  }

  wish(cause: PromptCause, urgent: boolean): void {
    if (this.#context.pace === 'upload') return;
    // Without a brief a named competitor still has the playbook's general card.
    const label = cause.kind === 'competitor' ? 'named' : cause.label;
    const card = this.#competitorCard(cause) ?? chooseCard(this.#context, { kind: cause.kind as PlaybookCardSpec['kind'], label, lang: this.#context.lang });
    if (card) this.#step({ card, cause, urgent });
  }

  withdrawn(utteranceId: string, label: string): void {
    this.#state = withdrawWish(this.#state, utteranceId, label);
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** A named competitor with a brief is its own card. */
  #competitorCard(cause: PromptCause): PlaybookCardSpec | null {
    if (cause.kind !== 'competitor') return null;
    const c = this.#context.competitors.find((x) => x.competitorId === cause.label);
    if (!c?.brief) return null;
    return {
      cardId: `competitor:${c.competitorId}`,
      kind: 'competitor',
      label: c.competitorId,
      industry: null,
      stage: null,
      lang: this.#context.lang,
      title: c.name,
      body: c.brief,
      priority: 65,
      cooldownMs: 300_000,
      mostPerCall: 2,
      doNotTrigger: [],
    };
  }

  #step(wish: PromptWish | null): void {
    const now = this.#clock.now();
    const { state, shown } = stepPrompts(this.#state, wish, now);
    this.#state = state;
    if (shown) {
      const { card, cause, promptId } = shown;
      this.#sink.event({
        kind: 'prompt.shown',
        promptId,
        cardId: card.cardId,
        cause,
        priority: card.priority,
        title: card.title,
        body: card.body,
        lang: card.lang,
      });
    }
    this.#cancel?.();
    const at = nextPromptAt(state);
    this.#cancel = at === null ? null : this.#clock.after(at - now, () => this.#step(null));
  }
}

/** Cooldowns and counts go on where a restart interrupted the call. */
function restore(context: CallContext): PromptState {
  let state = noPrompts;
  for (const e of context.history) {
    if (e.kind !== 'prompt.shown') continue;
    state = {
      ...state,
      count: state.count + 1,
      lastShownAt: e.at,
      cards: { ...state.cards, [e.cardId]: { at: e.at, count: (state.cards[e.cardId]?.count ?? 0) + 1 } },
      seen: [...state.seen, `${e.cause.utteranceId ?? e.cause.atMs}:${e.cause.kind}:${e.cause.label}`],
    };
  }
  return state;
}
