import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../database/migrate.ts';
import { PrismaClient } from '../../generated/prisma/client.ts';
import type { Reach } from '../../shared/principal.ts';
import { reviewsRepository, type ReviewFilter } from './reviews.repository.ts';

const dir = mkdtempSync(join(tmpdir(), 'plan-'));
const file = join(dir, 'plan.db');
const asked: { query: string; params: string }[] = [];
let db: PrismaClient;

beforeAll(async () => {
  await migrate(`file:${file}`);
  const logged = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${file}` }), log: [{ emit: 'event', level: 'query' }] });
  logged.$on('query', (event) => asked.push(event));
  db = logged as unknown as PrismaClient;
});
afterAll(async () => {
  await db.$disconnect();
  rmSync(dir, { recursive: true, force: true });
});

/** What SQLite would do for each statement that `run` sends. */
async function plans(run: () => Promise<unknown>): Promise<string[]> {
  asked.length = 0;
  await run();
  await new Promise((done) => setTimeout(done, 20));
  const sqlite = new DatabaseSync(file);
  try {
    return asked
      .filter(({ query }) => query.includes('ReviewMoment'))
      .flatMap(({ query, params }) => {
        const values = JSON.parse(params) as (string | number)[];
        return sqlite.prepare(`EXPLAIN QUERY PLAN ${query}`).all(...values).map((row) => String(row.detail));
      });
  } finally {
    sqlite.close();
  }
}

const REACHES: Record<string, Reach> = {
  everything: { all: true },
  'a team and their own': { teamId: 't1', ownerId: 'u1' },
  'their own': { ownerId: 'u1' },
};
const FILTERS: Record<string, Partial<ReviewFilter>> = {
  'no filter': {},
  'label and confidence': { label: 'price', minScore: 0.8 },
  value: { minValue: 100_000 },
  age: { from: new Date(0), to: new Date(9e11) },
  'a later page': { before: { saidAt: new Date(5e11), id: 'x' } },
  rep: { ownerId: 'u9' },
  mine: { assigneeId: 'u1' },
};

test.each(Object.keys(REACHES).flatMap((reach) => Object.keys(FILTERS).map((filter) => [reach, filter] as const)))(
  'the queue of who sees %s, filtered by %s, walks an index in order',
  async (reach, filter) => {
    const repository = reviewsRepository(db);
    const input = { workspaceId: 'w1', reach: REACHES[reach] as Reach, states: ['open', 'second'], ...FILTERS[filter] };
    const steps = await plans(() => repository.page(input, 51));
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) {
      expect(step).toMatch(/^SEARCH .* USING (COVERING )?INDEX/);
      expect(step).not.toContain('TEMP B-TREE');
    }
    const counted = await plans(() => repository.count(input, 1000));
    for (const step of counted) expect(step).not.toMatch(/^SCAN .*ReviewMoment/);
  },
);
