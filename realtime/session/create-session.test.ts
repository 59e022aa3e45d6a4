import { describe, expect, test } from 'vitest';
import type { Recognizer } from '#ml/asr/asr.port.ts';
import type { Prosody } from '#ml/prosody/prosody.port.ts';
import { createFakeTextClassifier } from '#ml/text/classifier.fake.ts';
import { createFakeVoiceDetector } from '#ml/vad/vad.fake.ts';
import { type CallEvent, type CallEventDraft, parseCallEventDraft } from '#realtime/contract/call-events.schema.ts';
import { RISK_SEVERITY, type Side } from '#realtime/contract/labels.ts';
import type { CallPulseDraft } from '#realtime/contract/pulses.schema.ts';
import { createCallSession } from './create-session.ts';
import { type Clock, systemClock } from './ports.ts';
import type { CallContext, PlaybookCardSpec } from './session.port.ts';

const RATE = 16_000;
const noise = (ms: number, level: number) => Float32Array.from({ length: (ms * RATE) / 1000 }, (_, i) => (i % 2 ? level : -level));

/** Says the side's lines in order; of an unfinished one as much as its sound is long (12 letters a second … all at 3 s). */
function scripted(lines: Record<Side, string[]>): Recognizer {
  const next: Record<Side, number> = { rep: 0, customer: 0 };
  return {
    lang: 'en',
    async transcribe(pcm, { kind, key }) {
      const side = key?.split(':').at(-1) as Side;
      const line = lines[side][next[side]] ?? '';
      if (kind === 'final') {
        next[side]++;
        // A short final comes back sooner than a long one before it.
        await new Promise((done) => setTimeout(done, pcm.length / RATE > 1 ? 15 : 1));
        return { text: line, tokens: [], avgLogProb: -0.1, noSpeech: 0 };
      }
      const share = Math.min(1, pcm.length / RATE / 3);
      return { text: line.slice(0, Math.floor(line.length * share)), tokens: [1], avgLogProb: -0.1, noSpeech: 0 };
    },
  };
}
const voice: Prosody = {
  durationMs: 3000, voicedMs: 2500, pitch: 12, pitchRange: 5, pitchFall: 0, jitter: 0.3, level: -25, levelSpread: 5, centroid: 1400,
  flatness: 0.1, rolloff: 2500, mfcc: [0, 0, 0, 0], pauseShare: 0.1, longestPauseMs: 100, syllableRate: 4,
};
const card: PlaybookCardSpec = {
  cardId: 'risk-delivery', kind: 'risk', label: 'delivery_promise', industry: null, stage: null, lang: 'en', title: 'Take the date back',
  body: 'Four to six weeks is what I can stand behind.', priority: 8, cooldownMs: 0, mostPerCall: 9, doNotTrigger: [],
};
const context = (patch: Partial<CallContext> = {}): CallContext => ({
  callId: 'c', lang: 'en', stage: null, industry: null, checklist: [], playbook: [card], trackers: [], severities: RISK_SEVERITY, bias: [],
  competitors: [{ competitorId: 'k', name: 'Kestrel', aliases: [], brief: 'Bills per van.' }],
  analysed: { rep: true, customer: true }, pace: 'live', history: [], ...patch,
});

function run(lines: Record<Side, string[]>, patch: Partial<CallContext> = {}, clock: Clock = systemClock) {
  const events: CallEventDraft[] = [];
  const pulses: CallPulseDraft[] = [];
  const failures: string[] = [];
  let prosodyAsked = 0;
  const recognizer = scripted(lines);
  const session = createCallSession(
    context(patch),
    {
      vad: createFakeVoiceDetector(),
      recognizers: { of: () => recognizer },
      classifier: createFakeTextClassifier({ delivery_promise: ['by the fifteenth'], price: ['too expensive'] }),
      prosody: { extract: async () => (prosodyAsked++, voice) },
      clock,
      onFailure: (stage) => failures.push(stage),
    },
    { event: (e) => events.push(parseCallEventDraft(e)), pulse: (p) => pulses.push(p) },
  );
  /** Sound in blocks of 100 ms, with time for the stages between them. */
  const say = async (side: Side, ms: number, level = 0.2) => {
    for (let t = 0; t < ms; t += 100) {
      session.push(side, noise(100, level), RATE);
      await new Promise((done) => setTimeout(done, 1));
    }
  };
  return { session, events, pulses, failures, say, asked: () => prosodyAsked };
}
const kinds = (events: CallEventDraft[]) => events.map((e) => e.kind);

const PROMISE = 'yes we will have both depots live by the fifteenth and then we can talk';

describe('a call session', () => {
  test('partials, an early flag with its card, then the final that confirms it without a second card', async () => {
    const t = run({ rep: [PROMISE], customer: [] });
    await t.say('rep', 300, 0);
    await t.say('rep', 3200);
    await t.say('rep', 800, 0);
    await t.session.end(2000);
    expect(t.failures).toEqual([]);
    const partials = t.pulses.filter((p) => p.kind === 'partial');
    expect(partials.length).toBeGreaterThan(2);
    const risks = t.events.filter((e) => e.kind === 'signal.risk');
    expect(risks.map((e) => e.early)).toEqual([true, false]);
    for (const e of risks) expect(e.text.slice(...e.span)).toBe('by the fifteenth');
    expect(kinds(t.events).filter((k) => k === 'prompt.shown')).toHaveLength(1);
    expect(kinds(t.events).indexOf('signal.risk')).toBeLessThan(kinds(t.events).indexOf('utterance.final'));
    const final = t.events.find((e) => e.kind === 'utterance.final')!;
    expect(final).toMatchObject({ utteranceId: 'rep-1', side: 'rep', startMs: 0, text: PROMISE });
  });

  test('a customer: objection, named competitor, sentiment; a rep never gets a sentiment', async () => {
    const t = run({ rep: [PROMISE], customer: ['Kestrel is cheaper, this is too expensive for us'] });
    await t.say('customer', 3000);
    await t.say('customer', 800, 0);
    await t.say('rep', 3000);
    await t.say('rep', 800, 0);
    await t.session.end(2000);
    expect(kinds(t.events)).toContain('signal.competitor');
    expect(t.events.filter((e) => e.kind === 'signal.objection').at(-1)).toMatchObject({ label: 'price', early: false });
    expect(t.asked()).toBe(1);
    const moods = t.events.filter((e) => e.kind === 'signal.sentiment');
    expect(moods.every((e) => e.utteranceId?.startsWith('customer'))).toBe(true);
  });

  test('silence and short clicks give no event and no utterance', async () => {
    const t = run({ rep: ['never'], customer: ['never'] });
    await t.say('rep', 3000, 0);
    await t.session.end(2000);
    expect(t.events).toEqual([]);
  });

  test('finals of a side keep their order though a short one is recognised sooner', async () => {
    const t = run({ rep: ['a long first sentence of the rep', 'yes'], customer: [] });
    await t.say('rep', 2500);
    await t.say('rep', 700, 0);
    await t.say('rep', 400);
    await t.say('rep', 700, 0);
    await t.session.end(2000);
    expect(t.events.filter((e) => e.kind === 'utterance.final').map((e) => e.text)).toEqual(['a long first sentence of the rep', 'yes']);
  });

  test('who declined is not heard; who withdraws is cut off with what was unfinished', async () => {
    const declined = run({ rep: [], customer: ['secret'] }, { analysed: { rep: true, customer: false } });
    await declined.say('customer', 2000);
    await declined.session.end(2000);
    expect(declined.events).toEqual([]);
    expect(declined.pulses).toEqual([]);

    const withdrawn = run({ rep: [], customer: ['secret'] });
    await withdrawn.say('customer', 1500);
    withdrawn.session.silence('customer');
    await withdrawn.say('customer', 1500);
    await withdrawn.session.end(2000);
    expect(kinds(withdrawn.events)).not.toContain('utterance.final');
  });

  test('a side that comes back later goes on at its place, with the gap marked', async () => {
    const t = run({ rep: ['one', 'two'], customer: [] });
    await t.say('rep', 1000);
    t.session.drop('rep');
    t.session.push('rep', noise(100, 0.2), RATE, 5000);
    await t.say('rep', 900);
    await t.say('rep', 800, 0);
    await t.session.end(2000);
    const finals = t.events.filter((e) => e.kind === 'utterance.final');
    expect(finals.map((e) => e.text)).toEqual(['one', 'two']);
    expect(finals[1]!.startMs).toBeGreaterThanOrEqual(5000);
    expect(t.events.find((e) => e.kind === 'audio.gap')).toMatchObject({ side: 'rep', startMs: 1000, endMs: 5000 });
  });

  test('utterance numbers go on after a restart', async () => {
    const stamp = { callId: 'c', seq: 1, at: 0 };
    const history: CallEvent[] = [
      { ...stamp, kind: 'utterance.final', utteranceId: 'rep-7', side: 'rep', startMs: 0, endMs: 900, text: 'before', lang: 'en' },
    ];
    const t = run({ rep: ['after'], customer: [] }, { history });
    await t.say('rep', 1000);
    await t.session.end(2000);
    expect(t.events.find((e) => e.kind === 'utterance.final')).toMatchObject({ utteranceId: 'rep-8' });
  });

  test('a recording runs without partials and prompts, and its reader is held back', async () => {
    const t = run({ rep: [PROMISE], customer: [] }, { pace: 'upload' });
    for (let i = 0; i < 30; i++) {
      t.session.push('rep', noise(1000, i < 3 ? 0.2 : 0), RATE);
      await t.session.ready();
    }
    await t.session.end(2000);
    expect(t.pulses.some((p) => p.kind === 'partial')).toBe(false);
    expect(kinds(t.events)).not.toContain('prompt.shown');
    expect(kinds(t.events)).toContain('utterance.final');
  });

  test('the end waits for finals, but not longer than its deadline', async () => {
    const t = run({ rep: [PROMISE], customer: [] });
    await t.say('rep', 1500);
    const { durationMs } = await t.session.end(2000);
    expect(durationMs).toBeGreaterThanOrEqual(1500);
    expect(kinds(t.events)).toContain('utterance.final');
  });
});
