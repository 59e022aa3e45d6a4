import { z } from 'zod';
import { boardSchema, temperatureSettingsSchema } from '#realtime/contract/journeys.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError } from '../../shared/errors.ts';
import { userIdOf } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import { cardOf, stageHeads } from './board.models.ts';
import { readTemperature } from './book.ts';
import { dealsFor } from './deal-access.ts';
import { temperature } from './temperature.models.ts';
import { DEFAULT_TEMPERATURE, TEMPERATURE_FORMULA } from './temperature.settings.ts';

const answerSchema = temperatureSettingsSchema.extend({ formula: z.array(z.string()), defaults: z.boolean() });
const effectSchema = z.object({
  deals: z.array(z.object({ id: z.string(), title: z.string(), customer: z.string(), before: z.number().nullable(), after: z.number().nullable() })),
  moved: z.number().int(),
  /** Deals in each of the seven steps, before and after. */
  steps: z.object({ before: z.array(z.number().int()), after: z.array(z.number().int()) }),
});
const STEPS = [14, 28, 42, 57, 71, 85, 100];
const spread = (values: readonly (number | null)[]): number[] =>
  STEPS.map((upper, i) => values.filter((v) => v !== null && v <= upper && v > (i === 0 ? -1 : STEPS[i - 1]!)).length);

export function boardRoutes(app: App, s: Services): void {
  const tags = ['journeys'];

  app.get('/api/board', { schema: { tags, summary: 'Open deals with their temperature, and the stages', response: { 200: boardSchema } } }, async (req, reply) => {
    const { workspaceId } = req.who;
    const [book, boardSeq, todos] = await Promise.all([
      s.journeys.books.open(workspaceId),
      s.boards.head(workspaceId, 'journeys'),
      s.rules.openTodos(workspaceId),
    ]);
    const at = s.clock.now();
    const deals = dealsFor(book, req.who)
      .filter(({ row }) => row.status === 'open')
      .map((deal) => cardOf(book, deal, at, todos.get(deal.row.id) ?? null));
    // Thousands of cards that we made ourselves a moment ago are not checked one by one on their way out.
    void reply.serializer((payload: unknown) => JSON.stringify(payload));
    return { at, boardSeq, stages: stageHeads(book, deals, at), deals, teams: book.teams };
  });

  const answer = async (workspaceId: string) => {
    const settings = await readTemperature(s.deals, workspaceId);
    return { ...settings, formula: [...TEMPERATURE_FORMULA], defaults: JSON.stringify(settings) === JSON.stringify(DEFAULT_TEMPERATURE) };
  };
  app.get(
    '/api/settings/temperature',
    { schema: { tags, summary: 'Weights, half-lives, caps and what is enough data; with the formula', response: { 200: answerSchema } } },
    (req) => answer(req.who.workspaceId),
  );
  app.put(
    '/api/settings/temperature',
    { schema: { tags, summary: 'Change them; holds for all deals at once', body: temperatureSettingsSchema, response: { 200: answerSchema } } },
    async (req) => {
      const { workspaceId } = req.who;
      demandOrder(req.body);
      await s.deals.saveSetting(workspaceId, 'temperature', req.body, new Date(s.clock.now()), userIdOf(req.who));
      await s.journeys.books.stale(workspaceId);
      await s.audit(req.who, 'settings.changed', 'temperature');
      await s.boards.append(workspaceId, 'journeys', { kind: 'board.changed', id: 'temperature', data: {}, audience: { ownerId: null, teamId: null } });
      return answer(workspaceId);
    },
  );
  app.post(
    '/api/settings/temperature/preview',
    { schema: { tags, summary: "What other weights would do to today's board", body: temperatureSettingsSchema, response: { 200: effectSchema } } },
    async (req) => {
      const book = await s.journeys.books.open(req.who.workspaceId);
      const at = s.clock.now();
      const deals = dealsFor(book, req.who)
        .filter(({ row }) => row.status === 'open')
        .map(({ row, journey }) => ({
          id: row.id,
          title: row.title,
          customer: book.customers.get(row.customerId)?.name ?? '',
          before: temperature(book.settings, journey.events, at).value,
          after: temperature(req.body, journey.events, at).value,
        }));
      const by = (d: (typeof deals)[number]) => Math.abs((d.after ?? 0) - (d.before ?? 0));
      return {
        deals: [...deals].sort((a, b) => by(b) - by(a)).slice(0, 12),
        moved: deals.filter((d) => by(d) >= 0.5).length,
        steps: { before: spread(deals.map((d) => d.before)), after: spread(deals.map((d) => d.after)) },
      };
    },
  );
}

function demandOrder(settings: z.output<typeof temperatureSettingsSchema>): void {
  for (const [name, { cap, dayCap }] of Object.entries(settings.groups)) {
    if (dayCap > cap) throw new AppError('invalid', `groups.${name}.dayCap: is larger than the cap of the group.`);
  }
}
