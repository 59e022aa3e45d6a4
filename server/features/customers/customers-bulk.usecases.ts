import { userIdOf, type Principal } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import type { ImportRow } from './customers-csv.models.ts';

/** Customers that are new are added, known ones are completed; a deal of the same title is not made twice. */
export async function importCustomers(s: Services, who: Principal, rows: readonly ImportRow[]) {
  const { workspaceId } = who;
  const book = await s.journeys.books.open(workspaceId);
  const byEmail = new Map([...book.people.values()].map((p) => [p.email.toLowerCase(), p]));
  const done = { customers: 0, changed: 0, deals: 0 };
  for (const { name, industry, value, deal, ownerEmail } of rows) {
    const person = ownerEmail ? byEmail.get(ownerEmail) : undefined;
    const owner = person
      ? { ownerId: person.id, teamId: person.teamId }
      : { ownerId: userIdOf(who), teamId: who.kind === 'user' ? who.teamId : null };
    const at = new Date(s.clock.now());
    const known = await s.customers.byName(workspaceId, name);
    let id = known?.id ?? '';
    if (!known) {
      id = s.ids.next('cus');
      await s.customers.create({ id, workspaceId, name, industry, value, ...owner, attributes: {}, createdAt: at, updatedAt: at });
      done.customers++;
    } else if ((industry && industry !== known.industry) || (value !== null && value !== known.value)) {
      await s.customers.update(workspaceId, id, { industry: industry ?? known.industry, value: value ?? known.value, updatedAt: at });
      done.changed++;
    }
    if (!deal) continue;
    const there = (await s.deals.ofCustomer(workspaceId, id)).some((d) => d.title === deal.title);
    if (there) continue;
    await s.journeys.create(workspaceId, { title: deal.title, customerId: id, stage: deal.stage ?? undefined, value: deal.amount, ...owner });
    done.deals++;
  }
  await s.journeys.books.stale(workspaceId);
  return done;
}

interface CustomerRow {
  id: string;
  workspaceId: string;
  name: string;
  industry: string | null;
  value: number | null;
  attributes: unknown;
}

/** What the other lacks is taken over, its name is kept as a second one. */
export async function mergeCustomers(s: Services, from: CustomerRow, into: CustomerRow): Promise<void> {
  const { workspaceId } = into;
  const old = (into.attributes ?? {}) as { names?: string[] };
  const names = [...new Set([...(old.names ?? []), from.name, ...(((from.attributes ?? {}) as { names?: string[] }).names ?? [])])];
  await s.customers.merge(workspaceId, from.id, into.id, {
    industry: into.industry ?? from.industry,
    value: into.value ?? from.value,
    attributes: { ...(from.attributes as object), ...old, names },
    updatedAt: new Date(s.clock.now()),
  });
  s.journeys.books.forget(workspaceId);
}
