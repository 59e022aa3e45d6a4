import { competitorSchema, newCompetitorSchema, type Competitor } from '#realtime/contract/playbook.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError } from '../../shared/errors.ts';
import type { Principal } from '../../shared/principal.ts';
import { rowRoutes } from '../../shared/rows.ts';
import type { Services } from '../../services.ts';

export function competitorRoutes(app: App, s: Services): void {
  const { competitors } = s;
  const as = (row: NonNullable<Awaited<ReturnType<typeof competitors.byId>>>): Competitor => ({
    id: row.id,
    name: row.name,
    aliases: row.aliases as string[],
    brief: row.brief,
  });
  const unique = async (who: Principal, name: string, id?: string) => {
    const other = await competitors.byName(who.workspaceId, name);
    if (other && other.id !== id) throw new AppError('conflict', 'There is a competitor of this name already.');
  };
  const now = () => new Date(s.clock.now());
  rowRoutes(app, s, {
    path: '/api/competitors',
    tag: 'competitors',
    noun: 'competitor',
    fresh: newCompetitorSchema,
    row: competitorSchema,
    list: async (who) => (await competitors.list(who.workspaceId)).map(as),
    find: async (who, id) => (await competitors.byId(who.workspaceId, id).then((row) => row && as(row))) ?? null,
    create: async (who, id, data) => {
      await unique(who, data.name);
      return as(await competitors.create({ id, workspaceId: who.workspaceId, ...data, createdAt: now(), updatedAt: now() }));
    },
    update: async (who, id, data) => {
      await unique(who, data.name, id);
      return as(await competitors.update(id, { ...data, updatedAt: now() }));
    },
    remove: (who, id) => competitors.remove(who.workspaceId, id),
  });
}
