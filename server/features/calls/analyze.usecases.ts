import { foldCall } from '#realtime/contract/call-view.ts';
import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import { deliveryFigures } from '#realtime/contract/delivery.ts';
import { RISK_SEVERITY, type Lang, type Side } from '#realtime/contract/labels.ts';
import type { OpenRecording } from '#realtime/sources/recording-decoder.port.ts';
import { createCallLog } from '../../event-log/call-log.ts';
import { memoryLogStore } from '../../event-log/log-store.fake.ts';
import { CallRunner } from '../../live/call-runner.ts';
import type { Hearing } from '../../live/hearing.port.ts';
import { systemClock } from '../../shared/clock.ts';
import { readCards } from '../../seed/cards.schema.ts';
import type { AfterCall } from './after-call.port.ts';
import { atFullSpeed } from './play-recording.ts';
import { sidesFor } from './recordings.usecases.ts';

export interface AnalyzeOptions {
  file: string;
  sides: Side[] | null;
  lang: Lang;
  openRecording: OpenRecording;
  /** Asked for once it is known that there is something to hear. */
  hearing: () => Hearing;
  afterCall: AfterCall;
  mostMs: number;
  onProgress?(doneMs: number, ofMs: number | null): void;
}

/** One recording through the session of a live call, with nothing stored. @throws RecordingError, AppError */
export async function analyzeRecording(options: AnalyzeOptions) {
  const { lang, afterCall } = options;
  const decoder = await options.openRecording(options.file);
  const callId = 'recording';
  const playbook = readCards()
    .filter((card) => card.lang === lang)
    .map((card, i) => ({ ...card, cardId: `card-${i}`, stage: null, kind: card.kind as 'risk' }));
  try {
    const sides = sidesFor(decoder.channels, options.sides);
    const hearing = options.hearing();
    const log = createCallLog({ store: memoryLogStore<CallEvent>(), clock: systemClock });
    const failures: unknown[] = [];
    const analysed = { rep: sides.includes('rep'), customer: sides.includes('customer') };
    const runner = new CallRunner(
      {
        log,
        clock: systemClock,
        createSession: (context, sink) => hearing.createSession(context, sink),
        openSink: async () => null,
        pulse: () => {},
        onStarted: async () => {},
        onFailure: (error) => void failures.push(error),
      },
      {
        context: {
          callId,
          lang,
          stage: null,
          industry: null,
          checklist: [],
          playbook,
          competitors: [],
          trackers: [],
          severities: RISK_SEVERITY,
          bias: [],
          analysed,
          pace: 'upload',
          history: [],
        },
        consent: { rep: 'accepted', customer: 'accepted' },
        zeroAt: null,
        started: {
          kind: 'call.started',
          title: '',
          lang,
          stage: null,
          customerId: null,
          customerName: null,
          dealId: null,
          ownerId: null,
          source: 'recording',
          names: {},
          checklist: [],
        },
      },
    );
    const feeds = sides.map((side) => runner.connect(side, 'own'));
    await atFullSpeed(decoder, feeds, [], options.mostMs, new AbortController().signal, (at) => options.onProgress?.(at, decoder.durationMs));
    for (const feed of feeds) feed.end();
    await runner.end('ended');
    if (failures.length > 0) throw failures[0];
    const view = foldCall(callId, await log.since(callId, 0));
    const context = { startedAt: view.startedAt ?? 0, timezone: 'UTC', industry: null, stage: null, playbook };
    return {
      transcript: view.transcript,
      moments: view.moments,
      sentiment: view.sentiment,
      delivery: deliveryFigures(view.transcript),
      record: await afterCall.writeRecord(view, context),
      firstAid: await afterCall.firstAid(view, context),
    };
  } finally {
    await decoder.close();
  }
}
export type Analysis = Awaited<ReturnType<typeof analyzeRecording>>;
