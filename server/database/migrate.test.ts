import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from './database.repository.ts';
import { migrate } from './migrate.ts';

const dir = mkdtempSync(join(tmpdir(), 'migrate-'));
afterAll(() => rmSync(dir, { recursive: true }));
const folder = pathToFileURL(join(dir, 'migrations/'));
cpSync(fileURLToPath(new URL('../../prisma/migrations/', import.meta.url)), fileURLToPath(folder), { recursive: true });
const url = `file:${join(dir, 'a.db')}`;
const add = (name: string, sql: string) => {
  mkdirSync(new URL(`${name}/`, folder), { recursive: true });
  writeFileSync(new URL(`${name}/migration.sql`, folder), sql);
};

test('applies each migration once, whole or not at all, and refuses a changed one', async () => {
  expect((await migrate(url, folder)).length).toBeGreaterThan(0);
  expect(await migrate(url, folder)).toEqual([]);

  add('29990101000000_broken', 'CREATE TABLE "Half" ("id" TEXT); CREATE TABLE "Call" ("id" TEXT);');
  await expect(migrate(url, folder)).rejects.toThrow(/Call/);
  const db = openDatabase(url);
  expect(await db.$queryRaw`SELECT name FROM sqlite_master WHERE name = 'Half'`).toEqual([]);
  expect(await db.$queryRaw`PRAGMA journal_mode`).toEqual([{ journal_mode: 'wal' }]);
  await db.$disconnect();

  add('29990101000000_broken', 'CREATE TABLE "Half" ("id" TEXT);');
  expect(await migrate(url, folder)).toEqual(['29990101000000_broken']);
  add('29990101000000_broken', 'CREATE TABLE "Half" ("id" TEXT, "more" TEXT);');
  await expect(migrate(url, folder)).rejects.toThrow(/was changed/);
});
