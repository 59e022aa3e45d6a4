import type { CallPulse } from '#realtime/contract/pulses.schema.ts';
import type { OpenRecording } from '#realtime/sources/recording-decoder.port.ts';
import type { RecordingSinks } from '#realtime/sources/recording-sink.port.ts';
import { RoomError, type RoomSource } from '#realtime/sources/room.port.ts';
import type { Config } from './config/config.ts';
import { openDatabase } from './database/database.repository.ts';
import { migrate } from './database/migrate.ts';
import { boardEventStore } from './event-log/board-events.repository.ts';
import { createBoardLog } from './event-log/board-log.ts';
import { callEventStore } from './event-log/call-events.repository.ts';
import { createCallLog } from './event-log/call-log.ts';
import { localPublisher } from './event-log/publisher.ts';
import type { AfterCall } from './features/calls/after-call.port.ts';
import { createCallBoard } from './features/calls/call-board.ts';
import { loadCallContext } from './features/calls/call-context.repository.ts';
import { callsRepository } from './features/calls/calls.repository.ts';
import { competitorsRepository } from './features/competitors/competitors.repository.ts';
import { dealsRepository } from './features/journeys/deals.repository.ts';
import { createCallBridge } from './features/journeys/call-bridge.ts';
import { createJourneys } from './features/journeys/journeys.ts';
import { rulesRepository } from './features/rules/rules.repository.ts';
import { createRules, type Rules } from './features/rules/rules.ts';
import { customersRepository } from './features/customers/customers.repository.ts';
import { createIdentity } from './features/people/identity.usecases.ts';
import { peopleRepository } from './features/people/people.repository.ts';
import { playbookRepository } from './features/playbook/playbook.repository.ts';
import { livekitRooms } from './features/rooms/room-service.livekit.ts';
import type { RoomService } from './features/rooms/room-service.port.ts';
import { RoomWatch } from './features/rooms/room-watch.ts';
import { roomsRepository } from './features/rooms/rooms.repository.ts';
import { teachTracker, type TeachTracker } from './features/playbook/teach-tracker.ts';
import { settingsRepository } from './features/settings/settings.repository.ts';
import { createJobs } from './jobs/jobs.ts';
import { jobsRepository } from './jobs/jobs.repository.ts';
import type { Hearing } from './live/hearing.port.ts';
import { localLeases, type Leases } from './live/leases.port.ts';
import { LiveCalls } from './live/live-calls.ts';
import { createSocketDirectory } from './live/socket-directory.ts';
import { systemClock, type Clock } from './shared/clock.ts';
import { systemIds, type Ids } from './shared/ids.ts';
import { createBackground } from './shared/background.ts';
import { createLog, type Log } from './shared/log.ts';
import { createMetrics, type Metrics } from './shared/metrics.ts';
import type { Principal } from './shared/principal.ts';

/** What is chosen outside: real in `main.ts`, fakes in tests. */
export interface Parts {
  hearing: (metrics: Metrics, log: Log) => Hearing;
  /** null: nothing is recorded. */
  sinks: RecordingSinks | null;
  /** null: recordings cannot be read. */
  openRecording: OpenRecording | null;
  /** null: no record is written. */
  afterCall: AfterCall | null;
  /** In place of the one over the sentence encoder. */
  teachTracker?: TeachTracker;
  /** Joins rooms; left out, they are not heard by this process. */
  rooms?: RoomSource;
  /** In place of the LiveKit server's own interface. */
  roomService?: RoomService;
  /** Where several processes share the rooms. */
  leases?: (onFailure: (error: unknown) => void) => Leases;
  clock?: Clock;
  ids?: Ids;
  log?: Log;
}

/** Rooms of a process that joins none. */
const noRooms: RoomSource = { join: () => Promise.reject(new RoomError('refused', 'This process joins no rooms.')) };

/** The one place where things are put together. Migrates and opens the database; starts nothing. */
export async function createServices(config: Config, parts: Parts) {
  const { clock = systemClock, ids = systemIds, log = createLog(config.logLevel) } = parts;
  const applied = await migrate(config.databaseUrl);
  if (applied.length > 0) log.info({ migrations: applied.length }, 'database migrated');
  const db = openDatabase(config.databaseUrl);
  const metrics = createMetrics();
  const people = peopleRepository(db);
  const identity = createIdentity({ people, clock, ids, sessionMs: config.sessionMs });
  const onFailed = (error: unknown) => {
    metrics.appendFailures.inc();
    log.error({ err: error }, 'event log: a commit failed');
  };
  const events = createCallLog({
    store: callEventStore(db),
    clock,
    publisher: localPublisher((error) => log.error({ err: error }, 'a follower failed')),
    onFailed,
    onStored: (rows, ms) => {
      metrics.events.inc(rows);
      metrics.appendTime.observe(ms / 1000);
    },
  });
  const boards = createBoardLog({ store: boardEventStore(db), clock, onFailed });
  const jobs = createJobs({
    repository: jobsRepository(db),
    clock,
    ids,
    onFailure: (error, job) => log.error({ err: error, job: job.id, kind: job.kind }, 'a job failed'),
  });
  const calls = callsRepository(db);
  const playbook = playbookRepository(db);
  const deals = dealsRepository(db);
  const journeys = createJourneys({ deals, playbook, boards, clock, ids, todos: (workspaceId) => rules.openTodos(workspaceId) });
  const ruleRows = rulesRepository(db);
  const rules: Rules = createRules({
    repository: ruleRows,
    journeys,
    clock,
    ids,
    onFailure: (error) => log.error({ err: error }, 'a rule could not be judged'),
  });
  const background = createBackground((error, name) => log.error({ err: error, work: name }, 'background work failed'));
  const hearing = parts.hearing(metrics, log);
  const pulses = localPublisher<CallPulse>();
  const callBridge = createCallBridge({
    calls,
    deals,
    journeys,
    view: (callId) => live.view(callId),
    onFailure: (error) => log.error({ err: error }, 'a call could not be brought into its journey'),
  });
  const callBoard = createCallBoard({ calls, boards, view: (id) => live.get(id)?.view ?? null });
  const live: LiveCalls = new LiveCalls({
    log: events,
    calls,
    hearing,
    pulses,
    clock,
    ids,
    dataDir: config.dataDir,
    sinks: parts.sinks,
    idleMs: config.callIdleMs,
    waitMs: config.callWaitMs,
    loadContext: (call, history, pace) => loadCallContext(db, call, history, pace),
    onChanged: (callId) => (callBoard.changed(callId), callBridge.changed(callId)),
    onEnded: async (call) => {
      await people.revokeCallKeys(call.id, new Date(clock.now()));
      await rooms?.callEnded(call.id);
      await callBridge.ended(call.id).catch((error: unknown) => log.error({ err: error, callId: call.id }, 'a call could not be brought into its journey'));
      await jobs.add({ kind: 'call.after', key: `call.after:${call.id}`, workspaceId: call.workspaceId, payload: { callId: call.id } });
      for (const kind of ['reviews.fill', 'records.fill', 'actions.fill']) {
        await jobs.add({ kind, key: `${kind}:${call.id}`, workspaceId: call.workspaceId, payload: { callId: call.id } });
      }
    },
    onFailure: (error, callId) => {
      metrics.callFailures.inc();
      log.error({ err: error, callId }, 'a call met an error and goes on');
    },
  });
  const roomRows = roomsRepository(db);
  const { livekit } = config;
  const rooms =
    livekit && (parts.rooms || parts.roomService)
      ? new RoomWatch({
          livekit,
          source: parts.rooms ?? noRooms,
          service: parts.roomService ?? livekitRooms(livekit),
          leases: parts.leases?.((error) => log.warn({ err: error }, 'the leases on rooms cannot be renewed for now')) ?? localLeases(),
          limit: parts.rooms ? config.roomLimit : 0,
          rooms: roomRows,
          calls,
          live,
          clock,
          log,
          metrics,
        })
      : null;
  metrics.gauge('qs_calls_live', 'Calls under way.', () => live.count());
  metrics.gauge('qs_log_waiting', 'Events that wait for their commit.', () => events.waiting());
  metrics.gauge('qs_jobs_running', 'Jobs being worked at.', () => jobs.running());
  metrics.gauge('qs_pool_waiting', 'Tasks that wait for a model, by priority.', () => hearing.poolStats()?.waiting ?? {}, 'priority');
  metrics.gauge('qs_pool_dropped_partials', 'Partials given up since the start.', () => hearing.poolStats()?.dropped ?? 0);
  metrics.gauge('qs_pool_restarts', 'Workers that were replaced.', () => hearing.poolStats()?.restarts ?? 0);

  /** Where the server listens; known after it does. */
  let address = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`;
  const publicUrl = () => config.publicUrl ?? address;

  return {
    config,
    log,
    clock,
    ids,
    db,
    metrics,
    people,
    identity,
    events,
    boards,
    jobs,
    calls,
    live,
    pulses,
    callBoard,
    rooms,
    roomRows,
    hearing,
    customers: customersRepository(db),
    playbook,
    deals,
    journeys,
    callBridge,
    ruleRows,
    rules,
    competitors: competitorsRepository(db),
    settings: settingsRepository(db),
    background: background.run,
    stopBackground: background.stop,
    teachTracker: parts.teachTracker ?? (hearing.classifier ? teachTracker(hearing.classifier) : null),
    /** Unit vectors of sentences; null without models. */
    embed: hearing.classifier ? hearing.classifier.embed.bind(hearing.classifier) : null,
    sockets: createSocketDirectory(),
    openRecording: parts.openRecording,
    afterCall: parts.afterCall,
    publicUrl,
    signInUrl: (token: string) => `${publicUrl()}/signin?token=${token}`,
    listeningOn: (url: string) => void (address = url),
    audit: (who: Principal | null, action: string, target: string | null, workspaceId = who?.workspaceId ?? '') =>
      people.audit({
        id: ids.next('aud'),
        workspaceId,
        at: new Date(clock.now()),
        actorKind: who ? (who.kind === 'user' ? 'user' : 'key') : 'system',
        actorId: who ? (who.kind === 'user' ? who.userId : who.keyId) : null,
        action,
        target,
      }),
    closeDatabase: () => db.$disconnect(),
  };
}
export type Services = Awaited<ReturnType<typeof createServices>>;
