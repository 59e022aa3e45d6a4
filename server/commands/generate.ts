// npm run -s generate -- --calls 50000 --moments 500000 [--measure]
// Fills DATA_DIR with that many ended calls, records and flagged moments of made-up people, to measure the lists on.
// It only runs on a workspace of its own and never beside a demo or a real one.
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config/config.ts';
import { openDatabase } from '../database/database.repository.ts';
import { migrate } from '../database/migrate.ts';
import { callsRepository } from '../features/calls/calls.repository.ts';
import { healthRepository } from '../features/action-health/health.repository.ts';
import { recordsRepository } from '../features/records/records.repository.ts';
import { reviewsRepository, type ReviewFilter } from '../features/reviews/reviews.repository.ts';

const { values } = parseArgs({
  options: { calls: { type: 'string', default: '50000' }, moments: { type: 'string', default: '500000' }, measure: { type: 'boolean', default: false } },
});
const config = loadConfig(process.env);
const file = config.databaseUrl.replace(/^file:/, '');
const WORKSPACE = 'ws_generated';
const TEAMS = 10;
const REPS = 100;
const LABELS = [
  ['risk', 'price_promise'], ['risk', 'delivery_promise'], ['risk', 'outcome_guarantee'], ['risk', 'contract_term'], ['risk', 'roadmap_promise'],
  ['risk', 'competitor_claim'], ['objection', 'price'], ['objection', 'delivery_time'], ['objection', 'competitor'], ['objection', 'decision_process'],
  ['objection', 'other'],
] as const;
const START = Date.UTC(2026, 0, 1);
const YEAR_MS = 365 * 86_400_000;
/** As Prisma writes a date into SQLite. */
const stored = (at: number) => new Date(at).toISOString().replace('Z', '+00:00');

/** Always the same data: a small congruential generator instead of chance. */
function draws(seed: number) {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

function fill(calls: number, moments: number): void {
  const db = new DatabaseSync(file);
  const draw = draws(7);
  const insert = (table: string, columns: string) =>
    db.prepare(`INSERT OR IGNORE INTO "${table}" (${columns.split(' ').map((c) => `"${c}"`).join(',')}) VALUES (${columns.split(' ').map(() => '?').join(',')})`);
  db.exec('BEGIN');
  insert('Workspace', 'id name demo lang timezone createdAt').run(WORKSPACE, 'Generated', 0, 'en', 'UTC', stored(START));
  for (let t = 0; t < TEAMS; t++) insert('Team', 'id workspaceId name').run(`team_g${t}`, WORKSPACE, `Team ${t}`);
  const user = insert('User', 'id workspaceId teamId name email role lang active createdAt');
  for (let r = 0; r < REPS; r++) user.run(`usr_g${r}`, WORKSPACE, `team_g${r % TEAMS}`, `Person ${r}`, `p${r}@generated.invalid`, 'rep', 'en', 1, stored(START));
  const call = insert('Call', 'id workspaceId title lang source status ownerId teamId consentRep consentCustomer createdAt startedAt zeroAt endedAt durationMs risks objections');
  const review = insert(
    'ReviewMoment',
    'id workspaceId callId momentId utteranceId kind label score lang side text spanFrom spanTo startMs endMs saidAt callTitle customerId customerValue ownerId teamId state verdict createdAt commentCount',
  );
  const actions = insert('CallActions', 'callId workspaceId ownerId teamId customerId kind title endedAt actions parts');
  const record = insert('VisitRecord', 'id workspaceId callId callTitle customerValue ownerId teamId lang state version values callEndedAt durationMs dueAt submittedAt createdAt updatedAt');
  const codes = ['ask:pain', 'ask:impact', 'ask:decision', 'ask:budget', 'answer:price', 'commit', 'offer:quote'];
  const parts = JSON.stringify({ pain: { level: 2, text: null, atMs: null }, fit: { answered: 1, of: 2 }, objections: { waits: [1000], text: null, atMs: null }, entries: [] });
  const each = Math.ceil(moments / calls);
  for (let c = 0, made = 0; c < calls; c++) {
    const rep = Math.floor(draw() * REPS);
    const at = START + Math.floor(draw() * YEAR_MS);
    const [owner, team, id] = [`usr_g${rep}`, `team_g${rep % TEAMS}`, `call_g${c}`];
    call.run(id, WORKSPACE, `Call ${c}`, 'en', 'live', 'ended', owner, team, 'accepted', 'accepted', stored(at), stored(at), stored(at), stored(at + 1_800_000), 1_800_000, 5, 5);
    const value = Math.floor(draw() ** 3 * 1_000_000);
    const end = at + 1_800_000;
    const did = codes.filter(() => draw() < 0.6).map((code, i) => ({ code, atMs: i * 60_000, text: 'what was said when it was done' }));
    actions.run(id, WORKSPACE, owner, team, `cus_g${c % 2000}`, `retail/${value > 500_000 ? 'large' : 'small'}`, `Call ${c}`, stored(end), JSON.stringify(did), parts);
    record.run(`vrec_g${c}`, WORKSPACE, id, `Call ${c}`, value, owner, team, 'en', draw() < 0.1 ? 'draft' : 'submitted', 1, '{}', stored(end), 1_800_000, stored(end + 86_400_000), stored(end + Math.floor(draw() * 30) * 3_600_000), stored(end), stored(end));
    for (let i = 0; i < each && made < moments; i++, made++) {
      const [kind, label] = LABELS[Math.floor(draw() * LABELS.length)] ?? LABELS[0];
      const start = Math.floor(draw() * 1_800_000);
      const state = draw() < 0.3 ? 'open' : draw() < 0.02 ? 'disputed' : 'done';
      review.run(
        `rev_g${made}`, WORKSPACE, id, `u${i}:${kind}:${label}`, `u${i}`, kind, label, 0.5 + draw() / 2, 'en', kind === 'risk' ? 'rep' : 'customer',
        'an utterance of ordinary length that stands for what was said', 3, 20, start, start + 5_000, stored(at + start), `Call ${c}`,
        `cus_g${c % 2000}`, value, owner, team, state, state === 'done' ? (draw() < 0.7 ? 'confirmed' : 'false_alarm') : null, stored(at), 0,
      );
    }
    if (c % 5_000 === 4_999) process.stderr.write(`${c + 1} calls\n`);
  }
  db.exec('COMMIT');
  db.close();
}

async function measure(): Promise<void> {
  const db = openDatabase(config.databaseUrl);
  const [reviews, callRows] = [reviewsRepository(db), callsRepository(db)];
  const team = { teamId: 'team_g3', ownerId: 'usr_none' };
  const base = { workspaceId: WORKSPACE, states: ['open', 'second'] };
  const cases: Record<string, () => Promise<unknown>> = {};
  const filters: Record<string, Partial<ReviewFilter>> = {
    'no filter': {}, 'one label, sure': { label: 'contract_term', minScore: 0.95 }, 'customers over 900,000': { minValue: 900_000 },
    'a rare mix': { label: 'other', minScore: 0.995, minValue: 950_000 }, 'older than 200 days': { to: new Date(START + YEAR_MS - 200 * 86_400_000) },
    'one rep': { ownerId: 'usr_g13' }, 'deep page': { before: { saidAt: new Date(START + YEAR_MS / 2), id: 'x' } },
  };
  for (const [name, filter] of Object.entries(filters)) {
    cases[`queue, admin, ${name}`] = () => reviews.page({ ...base, reach: { all: true }, ...filter }, 51);
    cases[`queue, team, ${name}`] = () => reviews.page({ ...base, reach: team, ...filter }, 51);
  }
  cases['queue, admin, every state'] = () => reviews.page({ ...base, states: ['open', 'second', 'disputed', 'done'], reach: { all: true } }, 51);
  cases['counts, admin'] = () => reviews.count({ ...base, reach: { all: true } }, 1000);
  cases['counts, team'] = () => reviews.count({ ...base, reach: team }, 1000);
  const [records, health] = [recordsRepository(db), healthRepository(db)];
  const allReps = Array.from({ length: REPS }, (_, i) => `usr_g${i}`);
  cases['records, admin'] = () => records.page({ workspaceId: WORKSPACE, reach: { all: true }, states: ['submitted', 'witnessed', 'flagged'] }, 51);
  cases['records, team'] = () => records.page({ workspaceId: WORKSPACE, reach: team, states: ['draft', 'returned'] }, 51);
  const month = async (reps: string[]) => {
    const [from, to] = [new Date(START + 150 * 86_400_000), new Date(START + 180 * 86_400_000)];
    await Promise.all([health.betweenOf(reps, from, to), health.recordsOf(reps, from, to)]);
  };
  cases['action health, one team, a month'] = () => month(allReps.filter((_, i) => i % TEAMS === 3));
  cases['action health, one rep, a month'] = () => month(['usr_g3']);
  cases['action health, a hundred reps, a month'] = () => month(allReps);
  cases['calls, admin'] = () => callRows.list({ workspaceId: WORKSPACE, reach: { all: true } }, 51);
  cases['calls, rep'] = () => callRows.list({ workspaceId: WORKSPACE, reach: { ownerId: 'usr_g3' } }, 51);
  for (const [name, run] of Object.entries(cases)) {
    const times: number[] = [];
    for (let i = 0; i < 20; i++) {
      const begun = performance.now();
      await run();
      times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    console.log(`${name.padEnd(44)} p50 ${(times[9] ?? 0).toFixed(1).padStart(7)} ms   p95 ${(times[18] ?? 0).toFixed(1).padStart(7)} ms`);
  }
  await db.$disconnect();
}

await migrate(config.databaseUrl);
if (!values.measure) fill(Number(values.calls), Number(values.moments));
await measure();
