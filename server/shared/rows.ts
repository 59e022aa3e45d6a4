import { z } from 'zod';
import { pageOf } from '#realtime/contract/api.schema.ts';
import type { App } from './app.ts';
import { notFound } from './errors.ts';
import type { Principal } from './principal.ts';
import type { Services } from '../services.ts';

/** All fields optional and without their defaults: what is not sent is not changed. */
function changesOf<T extends z.ZodRawShape>(shape: T) {
  const bare = Object.entries(shape).map(([key, type]) => [key, (type instanceof z.ZodDefault ? type.unwrap() : type) as z.ZodType]);
  return z.object(Object.fromEntries(bare) as Record<string, z.ZodType>).partial();
}

interface Rows<N extends z.ZodObject, R extends z.ZodType> {
  path: string;
  tag: string;
  /** What a row is called, for people: "card". */
  noun: string;
  fresh: N;
  row: R;
  list(who: Principal): Promise<z.input<R>[]>;
  find(who: Principal, id: string): Promise<z.input<R> | null>;
  create(who: Principal, id: string, data: z.output<N>): Promise<z.input<R>>;
  /** `next` is the whole row as it will be. */
  update(who: Principal, id: string, next: z.output<N>): Promise<z.input<R>>;
  remove(who: Principal, id: string): Promise<{ count: number }>;
}

/** List, create, change and delete for rows that a manager edits; every change is in the audit trail. */
export function rowRoutes<N extends z.ZodObject, R extends z.ZodType>(app: App, s: Services, rows: Rows<N, R>): void {
  const { path, noun, fresh } = rows;
  // The schemas' own types are too far from here for Fastify's inference; what they say is checked at run time.
  const row: z.ZodType = rows.row;
  const body: z.ZodType = fresh;
  const tags = [rows.tag];
  const params = z.object({ id: z.string().max(64) });
  const one = `${path}/:id`;

  app.get(path, { schema: { tags, summary: `All ${noun}s`, response: { 200: pageOf(row) } } }, async (req) => ({
    items: await rows.list(req.who),
    next: null,
  }));
  app.post(path, { schema: { tags, summary: `Add a ${noun}`, body, response: { 201: row } } }, async (req, reply) => {
    const id = s.ids.next(noun.slice(0, 4).replace(/\W/g, ''));
    const made = await rows.create(req.who, id, req.body as z.output<N>);
    await s.audit(req.who, `${noun}.added`, id);
    return reply.status(201).send(made);
  });
  app.patch(one, { schema: { tags, summary: `Change a ${noun}`, params, body: changesOf(fresh.shape), response: { 200: row } } }, async (req) => {
    const old = await rows.find(req.who, req.params.id);
    if (!old) throw notFound(noun);
    const next = fresh.parse({ ...(old as object), ...(req.body as object) }) as z.output<N>;
    const made = await rows.update(req.who, req.params.id, next);
    await s.audit(req.who, `${noun}.changed`, req.params.id);
    return made;
  });
  app.delete(one, { schema: { tags, summary: `Delete a ${noun}`, params, response: { 204: z.undefined() } } }, async (req, reply) => {
    const { count } = await rows.remove(req.who, req.params.id);
    if (count === 0) throw notFound(noun);
    await s.audit(req.who, `${noun}.deleted`, req.params.id);
    return reply.status(204).send(undefined);
  });
}
