import type { CompetitorSpec } from '#realtime/session/session.port.ts';

export interface Mention {
  competitorId: string;
  name: string;
  span: [number, number];
}

const escape = (s: string) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const hasHan = (s: string) => /\p{Script=Han}/u.test(s);

/** Finds competitors by name and alias: whole words in Latin script, anywhere in Chinese. Built once a call. */
export function competitorFinder(competitors: readonly CompetitorSpec[]): (text: string) => Mention[] {
  const patterns = competitors.map((c) => {
    const names = [c.name, ...c.aliases].filter((x) => x.trim().length > 1).sort((a, b) => b.length - a.length);
    const parts = names.map((x) =>
      hasHan(x) ? escape(x) : `(?<![\\p{L}\\p{N}])${escape(x).replace(/\s+/g, '[\\s-]*')}(?:['’]s)?(?![\\p{L}\\p{N}])`,
    );
    return { c, re: parts.length > 0 ? new RegExp(parts.join('|'), 'iu') : null };
  });
  return (text) =>
    patterns.flatMap(({ c, re }) => {
      const hit = re?.exec(text);
      return hit ? [{ competitorId: c.competitorId, name: c.name, span: [hit.index, hit.index + hit[0].length] as [number, number] }] : [];
    });
}
