import type { Instruction } from '#realtime/contract/insights.schema.ts';
import type { Book, BookDeal } from './book.ts';
import { DAY_MS, temperature } from './temperature.models.ts';

const number = (value: number | null, lang: 'en' | 'zh') =>
  value === null ? '' : new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { notation: 'compact', maximumFractionDigits: 1 }).format(value);

/** An agenda that can be pasted into an invitation: each deal with how long it stands, its temperature and why. */
export function agendaOf(instruction: Instruction, book: Book, deals: readonly BookDeal[], now: number, lang: 'en' | 'zh'): string {
  const zh = lang === 'zh';
  const stage = instruction.names?.[lang] ?? '';
  const head = zh ? `${stage}：${deals.length} 个商机停留超过 ${instruction.overDays} 天` : `${stage}: ${deals.length} deals have stood for over ${instruction.overDays} days`;
  const lines = deals.map(({ row, journey }, i) => {
    const t = temperature(book.settings, journey.events, now);
    const days = Math.floor((now - row.stageSince.getTime()) / DAY_MS);
    const name = book.customers.get(row.customerId)?.name ?? row.title;
    const owner = book.people.get(row.ownerId ?? '')?.name ?? (zh ? '无负责人' : 'no owner');
    const why = t.reasons.slice(0, 2).map((r) => `${r.label} ${r.points > 0 ? '+' : '\u2212'}${Math.abs(Math.round(r.points))}`);
    const heat = t.value === null ? (zh ? '数据不足' : 'not enough data') : String(Math.round(t.value));
    return zh
      ? `${i + 1}. ${name}（${number(row.value, lang)}，${owner}）：停留 ${days} 天，温度 ${heat}\n   卡在哪、需要谁支持、今天推进到哪`
      : `${i + 1}. ${name} (${number(row.value, lang)}, ${owner}): ${days} days, temperature ${heat}${why.length > 0 ? ` \u2013 ${why.join(', ')}` : ''}\n   Where it hangs, who can help, how far today`;
  });
  const people = instruction.people.map((p) => p.name).join(zh ? '、' : ', ');
  return [head, people ? (zh ? `参会：${people}` : `With ${people}`) : '', '', ...lines].join('\n');
}
