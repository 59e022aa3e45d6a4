import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import { RISK_SEVERITY, type Lang, type Side } from '#realtime/contract/labels.ts';
import type { CallContext } from '#realtime/session/session.port.ts';
import type { Database } from '../../database/database.repository.ts';
import type { CallRow } from './calls.repository.ts';

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((v) => typeof v === 'string') : []);
const numbers = (value: unknown): number[] => (Array.isArray(value) ? value.filter((v) => typeof v === 'number') : []);
const inLang = (value: unknown, lang: string): string => {
  const both = (value ?? {}) as Record<string, unknown>;
  return String(both[lang] ?? both.en ?? '');
};

/** All that a call knows about its surroundings, read once when it starts. */
export async function loadCallContext(db: Database, call: CallRow, history: readonly CallEvent[], pace: CallContext['pace']): Promise<CallContext> {
  const { workspaceId, stage, industry } = call;
  const lang = call.lang as Lang;
  const here = { workspaceId, enabled: true };
  const [items, cards, competitors, trackers, settings] = await Promise.all([
    stage ? db.checklistItem.findMany({ where: { ...here, stage: { key: stage } }, orderBy: { position: 'asc' } }) : [],
    db.playbookCard.findMany({ where: { ...here, lang, AND: [anyOr('industry', industry), anyOr('stage', stage)] } }),
    db.competitor.findMany({ where: { workspaceId } }),
    db.tracker.findMany({ where: { ...here, lang } }),
    db.setting.findMany({ where: { workspaceId, key: { in: ['severities', 'bias'] } } }),
  ]);
  const setting = new Map(settings.map((row) => [row.key, row.value]));
  const names = competitors.flatMap((c) => [c.name, ...strings(c.aliases)]);
  const people = [call.customerName, call.repName].filter((name) => name !== null);
  return {
    callId: call.id,
    lang,
    stage,
    industry,
    checklist: items.map((item) => ({
      itemId: item.id,
      title: inLang(item.titles, lang),
      mandatory: item.mandatory,
      examples: strings(item.examples),
      side: item.side as Side | null,
    })),
    playbook: cards.map((card) => ({
      cardId: card.id,
      kind: card.kind as CallContext['playbook'][number]['kind'],
      label: card.label,
      industry: card.industry,
      stage: card.stage,
      lang,
      title: card.title,
      body: card.body,
      priority: card.priority,
      cooldownMs: card.cooldownMs,
      mostPerCall: card.mostPerCall,
      doNotTrigger: strings(card.doNotTrigger),
    })),
    competitors: competitors.map((c) => ({ competitorId: c.id, name: c.name, aliases: strings(c.aliases), brief: c.brief })),
    trackers: trackers.map((t) => ({
      trackerId: t.id,
      name: t.name,
      side: t.side as Side | null,
      threshold: t.threshold,
      weights: numbers(t.weights),
      bias: t.bias,
    })),
    severities: { ...RISK_SEVERITY, ...(setting.get('severities') as Partial<typeof RISK_SEVERITY> | undefined) },
    bias: [...new Set([...strings(setting.get('bias')), ...names, ...people])],
    // Who was not asked yet may still accept; until then nothing of theirs is passed on.
    analysed: { rep: mayBeHeard(call.consentRep), customer: mayBeHeard(call.consentCustomer) },
    pace,
    history,
  };
}

const mayBeHeard = (answer: string | null): boolean => answer !== 'declined' && answer !== 'withdrawn';
const anyOr = (field: 'industry' | 'stage', value: string | null) => ({
  OR: [{ [field]: null }, ...(value === null ? [] : [{ [field]: value }])],
});
