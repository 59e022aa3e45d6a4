import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { INDUSTRIES, knownCardLabel } from '#realtime/contract/playbook.schema.ts';
import { LANGS, type Lang } from '#realtime/contract/labels.ts';

const text = z.object({ title: z.string().min(1).max(60), body: z.string().min(1).max(300) });

/** One file a language: kind → label → `general` and each industry; beside it what the card stays silent at. */
const fileSchema = z.object({
  doNotTrigger: z.record(z.string(), z.array(z.string())),
  cards: z.partialRecord(z.enum(['risk', 'objection', 'competitor', 'doubt']), z.record(z.string(), z.partialRecord(z.enum(['general', ...INDUSTRIES]), text))),
});

export interface CardSeed {
  kind: string;
  label: string;
  industry: string | null;
  lang: Lang;
  title: string;
  body: string;
  priority: number;
  cooldownMs: number;
  mostPerCall: number;
  doNotTrigger: string[];
}

/** Risks first; among them what binds us most. Objections are answered before doubts, style comes last. */
const PRIORITY: Readonly<Record<string, number>> = {
  contract_term: 95,
  price_promise: 92,
  delivery_promise: 90,
  outcome_guarantee: 88,
  roadmap_promise: 75,
  competitor_claim: 72,
  competitor: 65,
  price: 64,
  decision_process: 60,
  delivery_time: 60,
  other: 50,
  doubt: 45,
};
const COOLDOWN_MS: Readonly<Record<string, number>> = { risk: 45_000, objection: 60_000, competitor: 120_000, doubt: 120_000 };
const MOST: Readonly<Record<string, number>> = { risk: 6, objection: 4, competitor: 3, doubt: 3 };

/** The cards of both languages, checked. */
export function readCards(): CardSeed[] {
  return LANGS.flatMap((lang) => {
    const file = fileSchema.parse(JSON.parse(readFileSync(new URL(`./cards.${lang}.json`, import.meta.url), 'utf8')));
    return Object.entries(file.cards).flatMap(([kind, labels]) =>
      Object.entries(labels ?? {}).flatMap(([label, industries]) => {
        if (!knownCardLabel(kind, label)) throw new Error(`cards.${lang}.json: ${kind} has no label ${label}`);
        return Object.entries(industries).map(([industry, { title, body }]) => ({
          kind,
          label,
          industry: industry === 'general' ? null : industry,
          lang,
          title,
          body,
          priority: PRIORITY[kind === 'competitor' ? 'competitor' : label] ?? 30,
          cooldownMs: COOLDOWN_MS[kind] ?? 60_000,
          mostPerCall: MOST[kind] ?? 3,
          doNotTrigger: file.doNotTrigger[label] ?? [],
        }));
      }),
    );
  });
}
