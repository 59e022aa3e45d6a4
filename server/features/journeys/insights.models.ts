import type { Heat, Instruction, Lights } from '#realtime/contract/insights.schema.ts';
import type { DealCard } from '#realtime/contract/journeys.schema.ts';
import { wallClock } from '../rules/working-hours.models.ts';
import type { Book, BookDeal } from './book.ts';
import { median, stays } from './journey.models.ts';
import { DAY_MS } from './temperature.models.ts';

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * DAY_MS;
/** Monday 0:00 UTC of the week of a time; 1 January 1970 was a Thursday. */
export const weekOf = (at: number): number => Math.floor((at - 4 * DAY_MS) / WEEK_MS) * WEEK_MS + 4 * DAY_MS;
const mean = (list: readonly number[]): number | null => (list.length === 0 ? null : list.reduce((a, b) => a + b, 0) / list.length);
const figures = (list: readonly number[]) => ({ count: list.length, medianMs: median(list), meanMs: mean(list) });

/** Dwell times and transition rates (features.md C6): by the week in which a stay ended, and of what entered in these weeks. */
export function heatOf(book: Book, deals: readonly BookDeal[], now: number, weeks: number): Heat {
  const first = weekOf(now) - (weeks - 1) * WEEK_MS;
  const starts = Array.from({ length: weeks }, (_, i) => first + i * WEEK_MS);
  const place = new Map(book.stages.map((s) => [s.key, s.position]));
  const stages = book.stages.map(({ key, names }) => {
    const cells = starts.map((): number[] => []);
    const flow = { entered: 0, onward: 0, back: 0, won: 0, lost: 0, still: 0 };
    for (const { row, journey } of deals) {
      const all = stays(journey);
      all.forEach((stay, i) => {
        if (stay.stage !== key) return;
        if (stay.to !== null && stay.to >= first && stay.to <= now) cells[Math.floor((stay.to - first) / WEEK_MS)]?.push(stay.to - stay.from);
        if (stay.from < first || stay.from > now) return;
        flow.entered++;
        const next = all[i + 1];
        if (next) flow[(place.get(next.stage) ?? 0) > (place.get(key) ?? 0) ? 'onward' : 'back']++;
        else if (stay.to !== null) flow[row.status === 'won' ? 'won' : 'lost']++;
        else flow.still++;
      });
    }
    const moved = flow.onward + flow.won;
    const over = flow.entered - flow.still;
    return { stage: key, names, cells: cells.map(figures), all: figures(cells.flat()), ...flow, onwardRate: over === 0 ? null : moved / over };
  });
  return { weeks: starts, stages, worst: null };
}

/** The figures of C8: share of what was due in the window, and the light that it gives. */
export const LIGHT_HOURS = { entry: 24, proposal: 72, feedback: 168 } as const;
export const GREEN_FROM = 0.95;
export const YELLOW_FROM = 0.8;
const ANSWERS = new Set(['reply', 'quote_accepted', 'call', 'meeting', 'won', 'lost']);

interface Due {
  kind: keyof typeof LIGHT_HOURS;
  at: number;
  /** When it was done; null: not yet. */
  doneAt: number | null;
}
/** What has a time limit in a journey: writing talks down, a proposal after it was reached, an answer to a quote. */
export function duesOf({ journey }: BookDeal): Due[] {
  const { events } = journey;
  const after = (i: number, types: ReadonlySet<string>) => events.slice(i + 1).find((e) => types.has(e.type))?.at ?? null;
  return events.flatMap((event, i): Due[] => {
    if (event.type === 'call' || event.type === 'meeting' || event.type === 'technical_exchange') {
      return [{ kind: 'entry', at: event.at, doneAt: event.recordedAt }];
    }
    if (event.type === 'stage_moved' && event.data.to === 'proposal') {
      return [{ kind: 'proposal', at: event.at, doneAt: after(i, new Set(['quote_sent', 'material_sent', 'email_sent', 'stage_moved', 'won', 'lost'])) }];
    }
    return event.type === 'quote_sent' ? [{ kind: 'feedback', at: event.at, doneAt: after(i, ANSWERS) }] : [];
  });
}

export function lightsOf(book: Book, deals: readonly BookDeal[], now: number, days = 7): Lights {
  const teams = [null, ...book.teams.map((t) => t.id)];
  const from = now - days * DAY_MS;
  return {
    days,
    teams: teams.map((teamId) => {
      const of = deals.filter(({ row }) => teamId === null || row.teamId === teamId);
      const dues = of.flatMap((deal) => duesOf(deal).map((due) => ({ ...due, deal })));
      return {
        teamId,
        lights: (Object.keys(LIGHT_HOURS) as Due['kind'][]).map((kind) => {
          const limit = LIGHT_HOURS[kind] * HOUR_MS;
          // What still has time is not judged, what was done counts at once.
          const due = dues.filter((d) => d.kind === kind && d.at + limit >= from && (d.doneAt !== null || d.at + limit <= now) && d.at <= now);
          const late = due.filter((d) => (d.doneAt ?? Number.POSITIVE_INFINITY) - d.at > limit);
          const share = due.length === 0 ? null : (due.length - late.length) / due.length;
          const light = share === null ? ('none' as const) : share >= GREEN_FROM ? ('green' as const) : share >= YELLOW_FROM ? ('yellow' as const) : ('red' as const);
          return {
            kind,
            limitHours: LIGHT_HOURS[kind],
            inTime: due.length - late.length,
            due: due.length,
            share,
            light,
            late: late
              .filter((d) => d.doneAt === null)
              .slice(0, 20)
              .map((d) => ({ dealId: d.deal.row.id, customer: book.customers.get(d.deal.row.customerId)?.name ?? '', sinceAt: d.at + limit })),
          };
        }),
      };
    }),
  };
}

/** The next full hour at which people still meet today, else tomorrow at ten; on the wall clock of the zone. */
export function nextMeeting(now: number, zone: string): number {
  const { minute } = wallClock(now, zone);
  const wanted = minute < 15.5 * 60 ? Math.max(10 * 60, Math.ceil((minute + 30) / 60) * 60) : 24 * 60 + 10 * 60;
  return Math.round((now + (wanted - minute) * 60_000) / 60_000) * 60_000;
}

const MOST = 3;

/** What should be done first (features.md C7): where most stand still, then what rules propose, by worth. */
export function instructionsOf(
  book: Book,
  cards: readonly DealCard[],
  todos: readonly { id: string; dealId: string | null; kind: string; title: { en: string; zh: string }; data: unknown }[],
  now: number,
  zone: string,
): Instruction[] {
  const out: Instruction[] = [];
  const byStage = book.stages.map((stage) => ({ stage, still: cards.filter((c) => c.stage === stage.key && c.stuck) }));
  const worst = byStage.sort((a, b) => b.still.length - a.still.length)[0];
  if (worst && worst.still.length >= 2) {
    const owners = new Set(worst.still.flatMap((c) => c.ownerId ?? []));
    const teams = new Set(worst.still.flatMap((c) => c.teamId ?? []));
    const people = [...book.people.values()].filter((p) => owners.has(p.id) || (p.role === 'manager' && p.teamId !== null && teams.has(p.teamId)));
    const over = book.conditions[worst.stage.key]?.stillDays ?? 7;
    out.push({
      id: `still:${worst.stage.key}`,
      kind: 'still',
      stage: worst.stage.key,
      names: worst.stage.names,
      count: worst.still.length,
      keyAccounts: worst.still.filter((c) => c.keyAccount).length,
      overDays: over,
      dealIds: worst.still.sort((a, b) => (b.value ?? 0) - (a.value ?? 0)).map((c) => c.id),
      people: people.map(({ id, name }) => ({ id, name })),
      meetAt: nextMeeting(now, zone),
      todo: null,
    });
  }
  const seen = new Map(cards.map((c) => [c.id, c]));
  const proposed = todos
    .flatMap((todo) => {
      const card = todo.dealId ? seen.get(todo.dealId) : undefined;
      return card ? [{ todo, card }] : [];
    })
    .sort((a, b) => (b.card.value ?? 0) - (a.card.value ?? 0));
  // One of each kind first: the same proposal twenty times is one thought.
  const kinds = new Set<string>();
  for (const pass of [true, false]) {
    for (const { todo, card } of proposed) {
      const data = todo.data as { material?: string; rule?: { en: string; zh: string } };
      const code = data.material ?? todo.kind;
      if (out.length >= MOST || kinds.has(code) === pass || out.some((o) => o.id === todo.id)) continue;
      kinds.add(code);
      out.push({
        id: todo.id,
        kind: 'todo',
        stage: card.stage,
        names: null,
        count: 1,
        keyAccounts: card.keyAccount ? 1 : 0,
        overDays: null,
        dealIds: [card.id],
        people: [],
        meetAt: null,
        todo: { id: todo.id, code, customer: card.customer, title: todo.title, value: card.value, rule: data.rule ?? null },
      });
    }
  }
  return out;
}
