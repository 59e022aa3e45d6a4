import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL,
 "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
 "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0);`;
const DONE = 'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL';

/**
 * Applies prisma/migrations as `prisma migrate deploy` does, without its CLI; each migration whole or not at all.
 * WAL mode is set here and stays with the file. Safe against two processes at once: the second finds the lock, waits,
 * and its insert of the same migration fails before anything is applied twice.
 * @returns the names that were applied now
 */
export async function migrate(url: string, dir: URL = new URL('../../prisma/migrations/', import.meta.url)): Promise<string[]> {
  mkdirSync(dirname(url.replace(/^file:/, '')), { recursive: true });
  const connection = await new PrismaBetterSqlite3({ url }).connect();
  try {
    await connection.executeScript(`PRAGMA journal_mode=WAL; ${TABLE}`);
    const { rows } = await connection.queryRaw({ sql: DONE, args: [], argTypes: [] });
    const done = new Map(rows.map(([name, sum]) => [String(name), String(sum)]));
    const entries = await readdir(dir, { withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
    const applied: string[] = [];
    for (const name of names) {
      const sql = await readFile(new URL(`${name}/migration.sql`, dir), 'utf8');
      const sum = createHash('sha256').update(sql).digest('hex');
      if (done.has(name)) {
        if (done.get(name) !== sum) throw new Error(`migration ${name} was changed after it was applied`);
        continue;
      }
      const now = Date.now();
      // Migrations that rebuild a table switch foreign keys off, which SQLite ignores inside a transaction.
      await connection.executeScript(`PRAGMA foreign_keys=OFF;
        BEGIN IMMEDIATE;\n${sql}\n;INSERT INTO _prisma_migrations
        (id, checksum, migration_name, finished_at, started_at, applied_steps_count)
        VALUES ('${randomUUID()}', '${sum}', '${name}', ${now}, ${now}, 1);\nCOMMIT;
        PRAGMA foreign_keys=ON;`);
      applied.push(name);
    }
    return applied;
  } finally {
    await connection.dispose();
  }
}
