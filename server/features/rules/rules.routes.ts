import { z } from 'zod';
import { pageOf } from '#realtime/contract/api.schema.ts';
import { dryRunSchema, firingSchema, newRuleSchema, ruleSchema, ruleSpecSchema, type Firing, type RuleSpec } from '#realtime/contract/rules.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { userIdOf, type Principal } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import { dealsFor } from '../journeys/deal-access.ts';
import { DAY_MS } from '../journeys/temperature.models.ts';
import { handleDeliveries, webhookSecret } from './deliver.ts';
import { firingsOf } from './rules.models.ts';
import { asRule, traitsOf } from './rules.ts';
import { isZone } from './working-hours.models.ts';

const params = z.object({ id: z.string().max(80) });

function demandSpec(spec: RuleSpec): void {
  if (!isZone(spec.hours.zone)) throw new AppError('invalid', 'hours.zone: not a time zone, such as Europe/London or Asia/Shanghai.');
  if (spec.hours.mode === 'working' && (spec.hours.days.length === 0 || spec.hours.to <= spec.hours.from)) {
    throw new AppError('invalid', 'hours: there is no working time in it.');
  }
}

export function ruleRoutes(app: App, s: Services): void {
  const tags = ['rules'];
  handleDeliveries(s);
  app.addHook('onReady', async () => s.rules.start());
  app.addHook('onClose', async () => (s.callBridge.close(), await s.rules.stop(), s.journeys.close()));

  const list = async (workspaceId: string) => {
    const [rules, firings] = await Promise.all([s.rules.rules(workspaceId), s.ruleRows.firings(workspaceId, {}, 2000)]);
    return rules.map((rule) => {
      const own = firings.filter((f) => f.ruleId === rule.id && f.status !== 'withdrawn');
      return { ...rule, name: { ...rule.name }, fired: own.length, lastAt: own[0]?.at.getTime() ?? null };
    });
  };
  const one = async (workspaceId: string, id: string) => {
    const found = (await list(workspaceId)).find((rule) => rule.id === id);
    if (!found) throw notFound('rule');
    return found;
  };

  app.get('/api/rules', { schema: { tags, summary: 'Rules', response: { 200: pageOf(ruleSchema) } } }, async (req) => ({
    items: await list(req.who.workspaceId),
    next: null,
  }));
  app.post('/api/rules', { schema: { tags, summary: 'Add a rule; it holds for what is known from now on', body: newRuleSchema, response: { 201: ruleSchema } } }, async (req, reply) => {
    const { workspaceId } = req.who;
    demandSpec(req.body.spec);
    const now = new Date(s.clock.now());
    const id = s.ids.next('rule');
    await s.rules.rules(workspaceId);
    await s.ruleRows.createRule({ id, workspaceId, ...req.body, since: now, createdAt: now, updatedAt: now, updatedBy: userIdOf(req.who) });
    await s.rules.changed(workspaceId);
    await s.audit(req.who, 'rule.added', id);
    return reply.status(201).send(await one(workspaceId, id));
  });
  const changes = z.object({ name: newRuleSchema.shape.name, enabled: z.boolean(), spec: ruleSpecSchema }).partial();
  app.patch('/api/rules/:id', { schema: { tags, summary: 'Change a rule', params, body: changes, response: { 200: ruleSchema } } }, async (req) => {
    const { workspaceId } = req.who;
    const row = await s.ruleRows.rule(workspaceId, req.params.id);
    if (!row) throw notFound('rule');
    const old = asRule(row);
    const { name, enabled, spec } = req.body;
    if (spec) demandSpec(spec);
    const now = new Date(s.clock.now());
    const other = spec !== undefined && JSON.stringify(spec) !== JSON.stringify(old.spec);
    // A rule that is new or was off does not fire for what is over.
    const since = other || (enabled === true && !old.enabled) ? { since: now } : {};
    await s.ruleRows.updateRule(old.id, { name, enabled, spec, version: other ? old.version + 1 : old.version, updatedAt: now, updatedBy: userIdOf(req.who), ...since });
    await s.rules.changed(workspaceId);
    await s.audit(req.who, 'rule.changed', old.id);
    return one(workspaceId, old.id);
  });
  app.delete('/api/rules/:id', { schema: { tags, summary: 'Delete a rule; what it fired stays listed', params, response: { 204: z.undefined() } } }, async (req, reply) => {
    const { count } = await s.ruleRows.removeRule(req.who.workspaceId, req.params.id);
    if (count === 0) throw notFound('rule');
    await s.rules.changed(req.who.workspaceId);
    await s.audit(req.who, 'rule.deleted', req.params.id);
    return reply.status(204).send(undefined);
  });

  const dryBody = z.object({ spec: ruleSpecSchema, days: z.number().min(1).max(730).default(90) });
  app.post('/api/rules/dry-run', { schema: { tags, summary: 'When a rule would have fired, on history; changes nothing', body: dryBody, response: { 200: dryRunSchema } } }, async (req) => {
    demandSpec(req.body.spec);
    return dryRun(s, req.who, req.body.spec, req.body.days);
  });

  const query = z.object({ ruleId: z.string().max(80).optional(), dealId: z.string().max(64).optional(), limit: z.coerce.number().int().min(1).max(2000).default(200) });
  app.get('/api/rules/firings', { schema: { tags, summary: 'What fired, newest first, and why', querystring: query, response: { 200: pageOf(firingSchema) } } }, async (req) => {
    const { workspaceId } = req.who;
    const { limit, ...where } = req.query;
    const [book, rules, rows] = await Promise.all([s.journeys.books.open(workspaceId), s.rules.rules(workspaceId), s.ruleRows.firings(workspaceId, where, limit)]);
    const seen = new Map(dealsFor(book, req.who).map((deal) => [deal.row.id, deal]));
    const items = rows.flatMap((row) => {
      const deal = seen.get(row.dealId);
      if (!deal) return [];
      return [
        {
          id: row.id,
          ruleId: row.ruleId,
          rule: rules.find((r) => r.id === row.ruleId)?.name ?? { en: 'Deleted rule', zh: '已删除的规则' },
          dealId: row.dealId,
          title: deal.row.title,
          customer: book.customers.get(deal.row.customerId)?.name ?? '',
          at: row.at.getTime(),
          firedAt: row.firedAt.getTime(),
          status: row.status as Firing['status'],
          why: row.why as Firing['why'],
          actions: row.actions as Firing['actions'],
        },
      ];
    });
    return { items, next: null };
  });
  app.get('/api/rules/webhook-secret', { schema: { tags, summary: 'What webhooks are signed with', response: { 200: z.object({ secret: z.string() }) } } }, async (req) => ({
    secret: await webhookSecret(s, req.who.workspaceId),
  }));
}

/** All firings that a spec gives on the deals that somebody may see, without doing anything. */
export async function dryRun(s: Services, who: Principal, spec: RuleSpec, days: number) {
  const book = await s.journeys.books.open(who.workspaceId);
  const to = s.clock.now();
  const from = to - days * DAY_MS;
  const firings = [];
  const pending = [];
  for (const deal of dealsFor(book, who)) {
    const about = { dealId: deal.row.id, title: deal.row.title, customer: book.customers.get(deal.row.customerId)?.name ?? '' };
    const { fired, nextAt } = firingsOf(spec, deal.journey, traitsOf(book, deal), to);
    for (const { at, why } of fired) if (at >= from) firings.push({ ...about, at, why });
    if (nextAt !== null) pending.push({ ...about, at: nextAt });
  }
  firings.sort((a, b) => b.at - a.at);
  pending.sort((a, b) => a.at - b.at);
  return { count: firings.length, deals: new Set(firings.map((f) => f.dealId)).size, from, to, firings: firings.slice(0, 500), pending: pending.slice(0, 100) };
}
