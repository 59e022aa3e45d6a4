import type { DealEventType } from '#realtime/contract/journeys.schema.ts';
import type { Services } from '../services.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STAGES = ['discovery', 'technical', 'proposal', 'quotation', 'contract'] as const;
type Happening = [daysAgo: number, type: DealEventType, data?: Record<string, unknown>];

/** How a journey goes: what happens in the last stage, in days ago. */
type Course = 'hot' | 'warm' | 'cooling' | 'stuck' | 'silent' | 'opened' | 'quiet' | 'doubting' | 'new';

/** Invented companies; none of them exists. [name, industry, yearly value, owner, stage, worth, course, what is sold] */
const OPEN: readonly [string, string, number, string, (typeof STAGES)[number], number, Course, string][] = [
  ['Harbour Lane Foods', 'manufacturing', 480_000, 'rep', 'quotation', 180_000, 'opened', 'Line planning, two plants'],
  ['Copperfield Bikes', 'retail', 120_000, 'rep', 'discovery', 38_000, 'warm', 'Shop orders'],
  ['Tidewater Analytics', 'software', 260_000, 'new', 'technical', 96_000, 'stuck', 'Data room'],
  ['Oakhurst Pumps', 'manufacturing', 900_000, 'rep', 'technical', 210_000, 'stuck', 'Spare parts service'],
  ['Brambleside Dairy', 'manufacturing', 310_000, 'rep', 'discovery', 64_000, 'hot', 'Cold chain'],
  ['Kestrel & Daughters', 'retail', 90_000, 'new', 'discovery', 18_000, 'cooling', 'Till replacement'],
  ['Solway Marine Supply', 'retail', 70_000, 'new', 'discovery', 22_000, 'new', 'Stock count'],
  ['Harrowgate Freight', 'manufacturing', 620_000, 'rep', 'technical', 148_600, 'doubting', 'Yard planning'],
  ['Nordfell Hotels', 'retail', 240_000, 'new', 'technical', 96_000, 'cooling', 'Purchasing'],
  ['Tamarind Clinics', 'software', 190_000, 'rep', 'technical', 54_000, 'doubting', 'Rota'],
  ['Whitlow Paper', 'manufacturing', 530_000, 'rep', 'proposal', 120_000, 'hot', 'Reel tracking'],
  ['Larkfield Schools', 'software', 110_000, 'new', 'proposal', 31_000, 'warm', 'Timetables'],
  ['Vantry Tools', 'manufacturing', 130_000, 'rep', 'proposal', 27_000, 'cooling', 'Tool crib'],
  ['Corran Textiles', 'manufacturing', 170_000, 'new', 'proposal', 44_000, 'silent', 'Dye house'],
  ['Greyfriars Print', 'manufacturing', 140_000, 'rep', 'quotation', 36_000, 'quiet', 'Job tickets'],
  ['Moorgate Dental Group', 'software', 95_000, 'new', 'quotation', 19_000, 'warm', 'Recall letters'],
  ['Kelso Cold Freight', 'manufacturing', 280_000, 'rep', 'quotation', 62_000, 'cooling', 'Route sheets'],
  ['Calder Water', 'manufacturing', 840_000, 'rep', 'contract', 260_000, 'hot', 'Leak reports'],
  ['Finchley Robotics', 'software', 300_000, 'new', 'contract', 72_000, 'warm', 'Test bench'],
  ['Hexham Glass', 'manufacturing', 210_000, 'rep', 'contract', 41_000, 'warm', 'Furnace log'],
  ['Ridley Parcel', 'retail', 260_000, 'rep', 'contract', 58_000, 'cooling', 'Returns desk'],
  ['Penrose Garden Centres', 'retail', 150_000, 'new', 'discovery', 29_000, 'doubting', 'Season orders'],
  ['Astley Bakeries', 'manufacturing', 190_000, 'rep', 'technical', 47_000, 'warm', 'Batch records'],
  ['海岚食品', 'manufacturing', 520_000, 'rep_zh', 'technical', 188_000, 'stuck', '产线排产项目'],
  ['云栈软件', 'software', 310_000, 'rep_zh', 'proposal', 92_000, 'warm', '数据平台采购'],
  ['禾禾生活超市', 'retail', 150_000, 'rep_zh', 'quotation', 43_000, 'opened', '门店补货系统'],
  ['青芦制药', 'manufacturing', 760_000, 'rep_zh', 'contract', 236_000, 'hot', '批次追溯'],
  ['南桥物流', 'manufacturing', 430_000, 'rep_zh', 'quotation', 128_000, 'quiet', '车队调度'],
  ['松果童装', 'retail', 88_000, 'rep_zh', 'discovery', 21_000, 'new', '会员系统'],
  ['镜湖仪表', 'manufacturing', 260_000, 'rep_zh', 'technical', 75_000, 'doubting', '质检数据采集'],
  ['晓渡教育', 'software', 120_000, 'rep_zh', 'proposal', 36_000, 'cooling', '排课系统'],
  ['望川建材', 'retail', 340_000, 'rep_zh', 'discovery', 66_000, 'hot', '经销商门户'],
  ['白鹭新能源', 'manufacturing', 910_000, 'rep_zh', 'technical', 320_000, 'warm', '电池产线看板'],
  ['石榴家电', 'retail', 205_000, 'rep_zh', 'discovery', 48_000, 'silent', '售后工单'],
];
/** Those that are over: [name, industry, yearly value, owner, worth, days ago it ended, days in each stage, how it ended, reason] */
const OVER: readonly [string, string, number, string, number, number, readonly number[], 'won' | 'lost'][] = [
  ['Alder Brewing', 'manufacturing', 220_000, 'rep', 58_000, 12, [4, 5, 3, 4, 6], 'won'],
  ['Beacon Hardware', 'retail', 130_000, 'rep', 33_000, 19, [5, 6, 3, 3, 7], 'won'],
  ['Cinder Foundry', 'manufacturing', 410_000, 'new', 84_000, 26, [6, 4, 4, 3, 5], 'won'],
  ['Drummond Cycles', 'retail', 99_000, 'new', 24_000, 33, [3, 9, 5], 'lost'],
  ['Eastmere Foods', 'manufacturing', 330_000, 'rep', 91_000, 40, [5, 5, 2, 5, 8], 'won'],
  ['Foxglove Health', 'software', 180_000, 'rep', 45_000, 47, [4, 11], 'lost'],
  ['杉木机械', 'manufacturing', 470_000, 'rep_zh', 132_000, 9, [5, 7, 3, 4, 6], 'won'],
  ['绿篱商贸', 'retail', 140_000, 'rep_zh', 38_000, 22, [4, 8, 3], 'lost'],
  ['远帆软件', 'software', 260_000, 'rep_zh', 71_000, 30, [3, 4, 4, 3, 5], 'won'],
  ['Granite & Moss', 'retail', 160_000, 'new', 52_000, 55, [5, 6, 4, 6], 'lost'],
  ['锦里食品', 'manufacturing', 390_000, 'rep_zh', 104_000, 44, [6, 5, 3, 5, 7], 'won'],
  ['Hollin Freight', 'manufacturing', 240_000, 'rep', 61_000, 61, [4, 5, 3, 3, 6], 'won'],
];

const COURSES: Readonly<Record<Course, { days: number; last: readonly Happening[] }>> = {
  hot: { days: 2.2, last: [[6, 'call'], [4.1, 'meeting'], [3, 'reply'], [1.2, 'reply'], [0.8, 'sentiment', { valence: 0.6 }], [0.3, 'call']] },
  warm: { days: 3.1, last: [[8, 'call'], [5, 'reply'], [4, 'meeting'], [2.1, 'email_sent'], [1.5, 'reply']] },
  cooling: { days: 4.4, last: [[16, 'meeting'], [15, 'reply'], [11, 'call'], [10.5, 'objection_open', { label: 'price' }], [8.2, 'email_sent']] },
  stuck: { days: 7.3, last: [[11, 'call'], [9, 'meeting'], [8.5, 'reply'], [6.2, 'technical_exchange'], [6.1, 'objection_open', { label: 'other' }]] },
  silent: { days: 9.5, last: [[20, 'call'], [14, 'email_sent'], [12.4, 'call'], [9, 'email_sent']] },
  opened: { days: 2.6, last: [[9, 'meeting'], [4, 'call'], [2.5, 'quote_sent'], [1.4, 'quote_opened'], [0.9, 'quote_opened'], [0.2, 'quote_opened']] },
  quiet: { days: 4.1, last: [[8, 'call'], [6, 'reply'], [4, 'quote_sent'], [2.2, 'quote_opened']] },
  doubting: { days: 4, last: [[9, 'call'], [6, 'reply'], [3.2, 'call'], [3.2, 'objection_open', { label: 'competitor' }], [3.1, 'competitor_named'], [1.1, 'risk_flagged', { label: 'delivery_promise' }]] },
  new: { days: 1.3, last: [[1, 'call']] },
};
const OWNERS: Readonly<Record<string, { ownerId: string; teamId: string }>> = {
  rep: { ownerId: 'usr_demo_rep', teamId: 'team_demo_north' },
  new: { ownerId: 'usr_demo_new', teamId: 'team_demo_north' },
  rep_zh: { ownerId: 'usr_demo_rep_zh', teamId: 'team_demo_south' },
};
/** A little unlike each other, and the same at every first start. */
const wobble = (n: number): number => ((n * 2654435761) % 997) / 997;

/** Journeys of the demo workspace: some forty, with histories up to now. */
export async function seedJourneys(s: Services, workspaceId: string): Promise<void> {
  const now = s.clock.now();
  const events = (list: readonly Happening[], shift: number) =>
    list.map(([days, type, data = {}], i) => {
      const at = Math.round(now - Math.max(0.02, days + shift) * DAY);
      // Most is written down within the day, some later: what the lights are about.
      const late = wobble(i + shift * 1000) > 0.93 ? 30 * HOUR : 2 * HOUR;
      return { type, at, recordedAt: Math.min(now, at + late), data, source: 'seed' };
    });
  const customer = async (name: string, industry: string, value: number, owner: (typeof OWNERS)[string]) => {
    const known = await s.customers.byName(workspaceId, name);
    if (known) return known.id;
    const at = new Date(now);
    const row = await s.customers.create({ id: s.ids.next('cus'), workspaceId, name, industry, value, ...owner, attributes: {}, createdAt: at, updatedAt: at });
    return row.id;
  };

  let n = 0;
  for (const [name, industry, yearly, who, stage, worth, course, title] of OPEN) {
    const owner = OWNERS[who]!;
    const { days, last } = COURSES[course];
    const shift = course === 'new' ? 0 : wobble(++n) * 0.6;
    const customerId = await customer(name, industry, yearly, owner);
    const at = STAGES.indexOf(stage);
    // Each stage before took three to six days; this one so long as its course says.
    const moves: Happening[] = [];
    let back = days;
    for (let i = at; i > 0; i--) {
      moves.unshift([back, 'stage_moved', { from: STAGES[i - 1], to: STAGES[i] }]);
      back += 3 + wobble(n * 7 + i) * 3;
    }
    const first = Math.max(back, ...last.map(([d]) => d)) + 0.5;
    const earlier: Happening[] = at > 0 ? [[first - 0.2, 'call'], [first - 1, 'need_confirmed'], [back - 0.4, 'meeting']] : [];
    const row = await s.journeys.create(workspaceId, {
      ...{ title, customerId, stage: STAGES[0], value: worth, ...owner },
      openedAt: Math.round(now - (first + shift) * DAY),
    });
    await s.journeys.bring(workspaceId, row.id, events([...earlier, ...moves, ...last], shift));
  }
  for (const [name, industry, yearly, who, worth, endedAgo, stays, end] of OVER) {
    const owner = OWNERS[who]!;
    const customerId = await customer(name, industry, yearly, owner);
    const list: Happening[] = [[endedAgo, end]];
    let back = endedAgo;
    for (let i = stays.length - 1; i >= 0; i--) {
      const stay = stays[i] ?? 0;
      list.unshift([back + stay * 0.5, i === 1 ? 'technical_exchange' : 'call'], [back + stay * 0.3, 'reply']);
      if (i === 1) list.unshift([back + stay * 0.4, 'objection_open', { label: i % 2 ? 'price' : 'other' }]);
      back += stay;
      if (i > 0) list.unshift([back, 'stage_moved', { from: STAGES[i - 1], to: STAGES[i] }]);
    }
    const row = await s.journeys.create(workspaceId, {
      ...{ title: name, customerId, stage: STAGES[0], value: worth, ...owner },
      openedAt: Math.round(now - back * DAY),
    });
    await s.journeys.bring(workspaceId, row.id, events(list, 0));
  }
}
