import { z } from 'zod';
import { customerSchema, pageOf } from '#realtime/contract/api.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { inReach, reachOf } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import { doublesOf, readCustomersCsv, writeCsv, type ReadCsv } from './customers-csv.models.ts';
import { importCustomers, mergeCustomers } from './customers-bulk.usecases.ts';

const badSchema = z.object({ line: z.number().int(), why: z.string(), cells: z.array(z.string()) });
const answerSchema = z.object({
  encoding: z.string(),
  ok: z.number().int(),
  bad: z.array(badSchema),
  /** The first rows as they were understood. */
  sample: z.array(z.object({ line: z.number(), name: z.string(), industry: z.string().nullable(), value: z.number().nullable(), deal: z.string().nullable(), stage: z.string().nullable(), amount: z.number().nullable() })),
  /** What was done; null in a preview. */
  done: z.object({ customers: z.number().int(), changed: z.number().int(), deals: z.number().int() }).nullable(),
});
const REFUSED: Record<string, string> = {
  no_name_column: 'The first line has no column for the name (name, customer, 客户名称).',
  too_many: 'At most 20,000 rows at once.',
  unreadable: 'This is no CSV.',
};

/** Lists of customers in and out, and two that are one. */
export function customerBulkRoutes(app: App, s: Services): void {
  const tags = ['customers'];

  app.post(
    '/api/customers/import',
    {
      schema: {
        tags,
        summary: 'CSV of customers and their deals as multipart "file"; with preview=1 nothing is changed',
        querystring: z.object({ preview: z.enum(['0', '1']).default('0') }),
        response: { 200: answerSchema },
      },
    },
    async (req) => {
      const file = await req.file();
      if (!file) throw new AppError('invalid', 'file: send the CSV as multipart "file".');
      const book = await s.journeys.books.open(req.who.workspaceId);
      const stages = new Map(book.stages.flatMap((st) => [st.key, st.names.en, st.names.zh].map((word) => [word.toLowerCase(), st.key] as const)));
      let csv: ReadCsv;
      try {
        csv = readCustomersCsv(await file.toBuffer(), { stages, emails: new Set([...book.people.values()].map((p) => p.email.toLowerCase())) });
      } catch (error) {
        const known = error instanceof Error ? REFUSED[error.message] : undefined;
        if (known) throw new AppError('invalid', known);
        throw error;
      }
      const done = req.query.preview === '1' ? null : await importCustomers(s, req.who, csv.rows);
      if (done) await s.audit(req.who, 'customers.imported', String(csv.rows.length));
      return {
        encoding: csv.encoding,
        ok: csv.rows.length,
        bad: csv.bad,
        sample: csv.rows.slice(0, 10).map(({ line, name, industry, value, deal }) => ({ line, name, industry, value, deal: deal?.title ?? null, stage: deal?.stage ?? null, amount: deal?.amount ?? null })),
        done,
      };
    },
  );

  app.get('/api/customers/export', { schema: { tags, summary: 'Customers and their deals as CSV' } }, async (req, reply) => {
    const { who } = req;
    const book = await s.journeys.books.open(who.workspaceId);
    const reach = reachOf(who);
    const customers = await s.customers.list(who.workspaceId, reach, undefined, 100_000);
    const deals = [...book.deals.values()].filter(({ row }) => inReach(reach, row));
    const email = (id: string | null) => (id ? (book.people.get(id)?.email ?? null) : null);
    const rows = customers.flatMap((c) => {
      const own = deals.filter(({ row }) => row.customerId === c.id);
      const base = [c.name, c.industry, c.value];
      return own.length === 0 ? [[...base, null, null, null, email(c.ownerId)]] : own.map(({ row }) => [...base, row.title, row.stage, row.value, email(row.ownerId)]);
    });
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="customers.csv"')
      .send(writeCsv([['name', 'industry', 'value', 'deal', 'stage', 'amount', 'owner'], ...rows]));
  });

  app.get('/api/customers/doubles', { schema: { tags, summary: 'Pairs that look like one customer', response: { 200: pageOf(z.object({ a: customerSchema, b: customerSchema })) } } }, async (req) => {
    const list = await s.customers.list(req.who.workspaceId, reachOf(req.who), undefined, 100_000);
    return { items: doublesOf(list).slice(0, 100).map(([a, b]) => ({ a, b })), next: null };
  });
  app.post(
    '/api/customers/:id/merge',
    { schema: { tags, summary: 'This customer becomes part of another: deals, calls and records move over', params: z.object({ id: z.string().max(64) }), body: z.object({ into: z.string().max(64) }), response: { 200: customerSchema } } },
    async (req) => {
      const { workspaceId } = req.who;
      const [from, into] = await Promise.all([s.customers.byId(workspaceId, req.params.id), s.customers.byId(workspaceId, req.body.into)]);
      if (!from || !inReach(reachOf(req.who), from)) throw notFound('customer');
      if (!into || into.id === from.id || !inReach(reachOf(req.who), into)) throw new AppError('invalid', 'into: there is no such other customer.');
      await mergeCustomers(s, from, into);
      await s.audit(req.who, 'customers.merged', `${from.id} into ${into.id}`);
      const now = await s.customers.byId(workspaceId, into.id);
      if (!now) throw notFound('customer');
      return now;
    },
  );
}
