import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { Prisma, PrismaClient } from '../generated/prisma/client.ts';

export type Database = PrismaClient;
export { Prisma };

/**
 * Opens a migrated database. In WAL mode SQLite runs with synchronous=NORMAL here: a commit is handed to the operating
 * system before it returns, so a killed process loses nothing; only a power cut may lose the last commits, never
 * their order or the file's soundness.
 */
export const openDatabase = (url: string): Database =>
  new PrismaClient({ adapter: new PrismaBetterSqlite3({ url, timeout: 10_000 }) });

/** True for the error of a row that breaks a unique rule. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
