import { z } from 'zod';

const both = z.object({ en: z.string(), zh: z.string() });

export const LIGHTS = ['entry', 'proposal', 'feedback'] as const;
export const lightsSchema = z.object({
  /** Each light of each team, over the last so many days. */
  days: z.number(),
  teams: z.array(
    z.object({
      /** null: everybody. */
      teamId: z.string().nullable(),
      lights: z.array(
        z.object({
          kind: z.enum(LIGHTS),
          limitHours: z.number(),
          /** Those that were due: in time, and all. */
          inTime: z.number().int(),
          due: z.number().int(),
          share: z.number().nullable(),
          light: z.enum(['green', 'yellow', 'red', 'none']),
          late: z.array(z.object({ dealId: z.string(), customer: z.string(), sinceAt: z.number() })),
        }),
      ),
    }),
  ),
});
export type Lights = z.infer<typeof lightsSchema>;

export const heatSchema = z.object({
  /** Monday 0:00 UTC of each week, oldest first. */
  weeks: z.array(z.number()),
  stages: z.array(
    z.object({
      stage: z.string(),
      names: both,
      /** Stays that ended in each week: how many, and their median. */
      cells: z.array(z.object({ count: z.number().int(), medianMs: z.number().nullable(), meanMs: z.number().nullable() })),
      all: z.object({ count: z.number().int(), medianMs: z.number().nullable(), meanMs: z.number().nullable() }),
      /** Of those that entered in these weeks. */
      entered: z.number().int(),
      onward: z.number().int(),
      back: z.number().int(),
      won: z.number().int(),
      lost: z.number().int(),
      still: z.number().int(),
      onwardRate: z.number().nullable(),
    }),
  ),
  /** Where most stand still now, and since when the first of them has. */
  worst: z.object({ stage: z.string(), names: both, count: z.number().int(), since: z.number().nullable() }).nullable(),
});
export type Heat = z.infer<typeof heatSchema>;

export const instructionSchema = z.object({
  id: z.string(),
  kind: z.enum(['still', 'todo', 'lights']),
  stage: z.string().nullable(),
  names: both.nullable(),
  count: z.number().int(),
  keyAccounts: z.number().int(),
  overDays: z.number().nullable(),
  dealIds: z.array(z.string()),
  /** People to be told: owners and their managers. */
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  /** When to meet; null where nobody has to. */
  meetAt: z.number().nullable(),
  todo: z.object({ id: z.string(), code: z.string(), customer: z.string(), title: both, value: z.number().nullable(), rule: both.nullable() }).nullable(),
});
export type Instruction = z.infer<typeof instructionSchema>;
