// node server/features/journeys/board.bench.ts [--deals 2000] [--consoles 50] [--json]
// A board of so many open deals with so many consoles that follow it: how long a read takes, how soon an event is seen.
import { parseArgs } from 'node:util';
import type { DealCard } from '#realtime/contract/journeys.schema.ts';
import type { BoardEvent } from '#realtime/contract/socket.schema.ts';
import { DEMO_WORKSPACE } from '../../seed/demo-workspace.ts';
import { pause, startTestServer } from '../../testing/test-server.ts';

const { values } = parseArgs({ options: { deals: { type: 'string', default: '2000' }, consoles: { type: 'string', default: '50' }, json: { type: 'boolean', default: false } } });
const DEALS = Number(values.deals);
const CONSOLES = Number(values.consoles);
const EVENTS = 200;
const PER_SECOND = 20;
const DAY = 86_400_000;
const TYPES = ['call', 'reply', 'meeting', 'email_sent', 'quote_opened', 'objection_open', 'objection_answered'] as const;
const STAGES = ['discovery', 'technical', 'proposal', 'quotation', 'contract'] as const;
const at = (list: readonly number[], share: number) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;
const figures = (list: readonly number[]) => ({ p50: Math.round(at(list, 0.5)), p95: Math.round(at(list, 0.95)), most: Math.round(Math.max(...list)) });

const server = await startTestServer({ env: { RATE_LIMIT_PER_MIN: '1000000' } });
const { s } = server;
const key = await server.key('read', 'write');
const customers = await s.customers.list(DEMO_WORKSPACE, { all: true }, undefined, 50);
const ids: string[] = [];
for (let i = 0; i < DEALS; i++) {
  const stage = STAGES[i % 5] ?? 'discovery';
  const row = await s.journeys.create(DEMO_WORKSPACE, { title: `Deal ${i}`, customerId: customers[i % customers.length]?.id ?? '', stage, value: 1000 * (i % 90), ownerId: null, teamId: null, openedAt: s.clock.now() - 9 * DAY });
  const events = Array.from({ length: 12 }, (_, n) => ({ type: TYPES[(i + n) % TYPES.length] ?? 'call', at: s.clock.now() - Math.round((0.2 + n * 0.7) * DAY), source: 'bench' }));
  await s.journeys.bring(DEMO_WORKSPACE, row.id, events);
  ids.push(row.id);
}
await pause(3000);

const reads: number[] = [];
let bytes = 0;
for (let i = 0; i < 40; i++) {
  const begun = performance.now();
  const { text } = await server.get('/api/board', key);
  reads.push(performance.now() - begun);
  bytes = text.length;
}

const sent = new Map<string, number>();
const seen: number[] = [];
for (let i = 0; i < CONSOLES; i++) {
  const { socket } = await server.console(key);
  const head = await s.boards.head(DEMO_WORKSPACE, 'journeys');
  await socket.emitWithAck('board:follow', { board: 'journeys', afterSeq: head });
  socket.on('board:event', (event: BoardEvent) => {
    const begun = sent.get(event.id);
    if (begun !== undefined && (event.data as DealCard).events > 12) seen.push(performance.now() - begun);
  });
}
const writes: number[] = [];
for (let i = 0; i < EVENTS; i++) {
  const id = ids[i] ?? '';
  const begun = performance.now();
  sent.set(id, begun);
  void server.post(`/api/deals/${id}/events`, key, { type: 'reply', at: Date.now() }).then(() => writes.push(performance.now() - begun));
  await pause(1000 / PER_SECOND);
}
await pause(1500);
const report = { deals: DEALS, consoles: CONSOLES, boardBytes: bytes, readMs: figures(reads), writeMs: figures(writes), seenMs: figures(seen), expected: EVENTS * CONSOLES, got: seen.length };
process.stdout.write(`${JSON.stringify(report, null, values.json ? 0 : 2)}\n`);
await server.stop();
process.exit(0);
