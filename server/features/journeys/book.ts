import {
  stageConditionsSchema,
  temperatureSettingsSchema,
  type StageConditions,
  type TemperatureSettings,
} from '#realtime/contract/journeys.schema.ts';
import type { DealRow, DealsRepository } from './deals.repository.ts';
import { standing, type Journey, type JourneyEvent } from './journey.models.ts';
import { DEFAULT_CONDITIONS, type StageInfo } from './stages.models.ts';
import { DEFAULT_TEMPERATURE } from './temperature.settings.ts';

export interface BookDeal {
  row: DealRow;
  journey: Journey;
}
export interface CustomerInfo {
  id: string;
  name: string;
  industry: string | null;
  value: number | null;
}

/** A workspace's journeys in memory: what a board of thousands is read from. Holds nothing that the rows do not. */
export interface Book {
  workspaceId: string;
  deals: Map<string, BookDeal>;
  settings: TemperatureSettings;
  conditions: StageConditions;
  stages: StageInfo[];
  customers: Map<string, CustomerInfo>;
  people: Map<string, { id: string; name: string; role: string; teamId: string | null; lang: string; email: string }>;
  teams: { id: string; name: string }[];
  /** Yearly value from which a customer is a key account. */
  keyAccountValue: number;
  readAt: number;
}

interface PlaybookReader {
  stages(workspaceId: string): Promise<{ id: string; key: string; names: unknown; position: number; probability: number }[]>;
  items(workspaceId: string): Promise<{ id: string; stageId: string; titles: unknown; mandatory: boolean; enabled: boolean }[]>;
}

/** Names and stages are changed by others; this old they are read again. */
const FRESH_MS = 3_000;
export const KEY_ACCOUNT_VALUE = 400_000;

export async function readTemperature(deals: DealsRepository, workspaceId: string): Promise<TemperatureSettings> {
  const stored = temperatureSettingsSchema.safeParse(await deals.setting(workspaceId, 'temperature'));
  return stored.success ? stored.data : DEFAULT_TEMPERATURE;
}
export async function readConditions(deals: DealsRepository, workspaceId: string): Promise<StageConditions> {
  const stored = stageConditionsSchema.safeParse(await deals.setting(workspaceId, 'stageConditions'));
  return { ...DEFAULT_CONDITIONS, ...(stored.success ? stored.data : {}) };
}

export const journeyOf = (row: DealRow, events: readonly JourneyEvent[]): Journey => ({
  dealId: row.id,
  openedAt: row.openedAt.getTime(),
  firstStage: row.firstStage,
  events,
});

/** The row says again what the events made of it; the events are right. */
export function settle(row: DealRow, journey: Journey): DealRow {
  const { stage, since, status, closedAt } = standing(journey);
  return { ...row, stage, stageSince: new Date(since), status, closedAt: closedAt === null ? null : new Date(closedAt) };
}

/** Reads books, one a workspace, once. */
export function createBooks(deals: DealsRepository, playbook: PlaybookReader, now: () => number) {
  const books = new Map<string, Promise<Book>>();

  async function surroundings(workspaceId: string) {
    const [settings, conditions, stages, items, customers, people, teams, key] = await Promise.all([
      readTemperature(deals, workspaceId),
      readConditions(deals, workspaceId),
      playbook.stages(workspaceId),
      playbook.items(workspaceId),
      deals.customers(workspaceId),
      deals.people(workspaceId),
      deals.teams(workspaceId),
      deals.setting(workspaceId, 'keyAccountValue'),
    ]);
    return {
      settings,
      conditions,
      stages: stages.map(
        (stage): StageInfo => ({
          id: stage.id,
          key: stage.key,
          names: stage.names as StageInfo['names'],
          position: stage.position,
          probability: stage.probability,
          items: items
            .filter((item) => item.stageId === stage.id && item.mandatory && item.enabled)
            .map((item) => ({ id: item.id, titles: item.titles as { en: string; zh: string } })),
        }),
      ),
      customers: new Map(customers.map((c) => [c.id, { id: c.id, name: c.name, industry: c.industry, value: c.value }])),
      people: new Map(people.map((p) => [p.id, { id: p.id, name: p.name, role: p.role, teamId: p.teamId, lang: p.lang, email: p.email }])),
      teams: teams.map(({ id, name }) => ({ id, name })),
      keyAccountValue: typeof key === 'number' ? key : KEY_ACCOUNT_VALUE,
      readAt: now(),
    };
  }

  async function read(workspaceId: string): Promise<Book> {
    const [rows, events, around] = await Promise.all([deals.all(workspaceId), deals.allEvents(workspaceId), surroundings(workspaceId)]);
    const book: Book = { workspaceId, deals: new Map(), ...around };
    for (const row of rows) {
      const journey = journeyOf(row, events.get(row.id) ?? []);
      book.deals.set(row.id, { row: settle(row, journey), journey });
    }
    return book;
  }

  return {
    /** The book as it stands; names at most a few seconds old. */
    async open(workspaceId: string): Promise<Book> {
      let reading = books.get(workspaceId);
      if (!reading) {
        reading = read(workspaceId);
        books.set(workspaceId, reading);
        reading.catch(() => books.delete(workspaceId));
      }
      const book = await reading;
      if (now() - book.readAt > FRESH_MS) {
        book.readAt = now();
        const around = await surroundings(workspaceId);
        // The same weights stay the same object, by which boards know that what they computed still holds.
        if (JSON.stringify(around.settings) === JSON.stringify(book.settings)) around.settings = book.settings;
        Object.assign(book, around);
      }
      return book;
    },
    /** The next look reads everything but the events again. */
    async stale(workspaceId: string): Promise<void> {
      const book = await books.get(workspaceId);
      if (book) book.readAt = Number.NEGATIVE_INFINITY;
    },
    /** Throws the book away: the next look builds it from the rows. */
    forget: (workspaceId: string): void => void books.delete(workspaceId),
  };
}
export type Books = ReturnType<typeof createBooks>;
