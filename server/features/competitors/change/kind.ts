export const CHANGE_KINDS = ['price', 'product', 'people', 'tender', 'news', 'other'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

const AMOUNT = /[$€£¥]\s?\d|\d[\d.,]*\s?(?:usd|eur|gbp|cny|rmb|dollars?|euros?|pounds?|%|percent)|\d[\d.,]*\s?[万千百]?元|百分之/i;
const PRICE = /\b(?:pric(?:e|es|ed|ing)|discounts?|fees?|per (?:month|year|user|seat|agent|van|vehicle|site|licen[cs]e)|\/\s?(?:mo|month|user|seat|yr|year)|a (?:month|year)|monthly|annually|billed|subscription|plans?|tiers?|cost(?:s|ing)?|free (?:plan|tier|trial|shipping|installation)|surcharge|rate card|from [$€£¥]|save \d|cheaper|starts? at)\b|价格|报价|售价|优惠|折扣|[一二三四五六七八九]折|费用|免费版|月费|年费|包年|每月|每年|\/月|\/年|涨价|降价/i;
const TENDER = /\b(?:tenders?|rfps?|rfqs?|rfis?|invitation to bid|bids?|bidders?|procurement|contract notice|prior information notice|framework agreement|lot \d+|award notice|contract award(?:ed)?)\b|招标|中标|投标|采购公告|采购项目|成交公告|竞争性磋商|询价公告|开标/i;
const ROLE = /\b(?:ceo|cto|cfo|coo|cmo|cro|ciso|chief \w+ officer|chair(?:man|woman|person)?|president|vice[- ]president|vp|svp|evp|managing director|general manager|head of|director|founder|co-founder|board member|country manager|partner manager)\b|首席|总裁|董事长|董事|总经理|副总|创始人|负责人|总监/i;
const MOVES = /\b(?:appoint\w*|joins?|joined|hir(?:es?|ed|ing)|promot(?:es?|ed)|named|names|steps? down|stepped down|depart\w*|retires?|retired|leaves|left the company|succeeds?|succeeded|welcomes?|resign\w*|takes over|new team member|our team|leadership team|lays? off|layoffs?|headcount|redundanc\w+)\b|任命|加入|加盟|出任|离职|辞职|接任|升任|履新|卸任|裁员/i;
const PRODUCT = /\b(?:launch\w*|releas\w+|introduc\w+|now (?:supports?|available|includes?|ships?|works|offers?)|new (?:feature|module|version|product|model|app|integration|dashboard|add-?on)s?|features?|integrat\w+|versions?|v\d+(?:\.\d+)*|apis?|beta|modules?|roadmap|deprecat\w+|discontinu\w+|end[- ]of[- ](?:life|sale|support)|upgrad\w+|sso|mobile app|sla|uptime|warranty|support(?:s|ed)?|capacity|battery|range|lead times?|delivery times?|compatib\w+|certif\w+|iso ?\d+|automat\w+|offline|exports?|imports?|dashboards?|apps?|ships?|setup|set-up|storage|sensors?|hardware|firmware|encryption|languages?)\b|发布|上线|新增|支持|功能|版本|接口|升级|停售|停产|下线|推出|模块|新品|型号|交付周期|质保|续航|认证/i;
const NEWS = /\b(?:acqui\w+|merge[rs]?|funding|raises?|raised|series [a-e]|valuation|partners?|partnership|awards?|wins?|won|opens?|opened|opening|offices?|expand\w*|expansion|revenue|profits?|ipo|lawsuit|sued|settle\w*|outage|breach|recall\w*|webinar|conference|report|survey|case stud\w+|customers?|signs?|signed|selects?|selected|invest\w*|earnings|quarter(?:ly)?|press release|announc\w+|relocat\w+|factory|plant|fine[sd]?|insolven\w+|bankrupt\w*|anniversary)\b|收购|并购|融资|合作|获奖|荣获|签约|开设|扩张|营收|财报|诉讼|起诉|故障|泄露|召回|大会|客户案例|投资|上市|亏损|罚款|新厂|战略/i;
const MONEY_NEWS = /\b(?:raises?|raised|funding|series [a-e]|valuation|revenue|profits?|acqui\w+|invest\w*|earnings|ipo|fine[sd]?|losses)\b|融资|营收|收购|投资|利润|亏损|罚款/i;
const NAME = /\b\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\.?)?[ -]\p{Lu}\p{Ll}+\b/u;

export interface ChangeText {
  before: string | null;
  after: string | null;
  /** Heading above it and the page's title. */
  context: string;
  title: string;
  /** The words that differ, joined. */
  changed: string;
  sourceKind: string;
}

/** What sort of change this is, by what it is about; the words that differ count double. Pure. */
export function kindOf(c: ChangeText): ChangeKind {
  const whole = [c.before ?? '', c.after ?? ''].join(' ');
  const points = (re: RegExp, weight: number) => (re.test(c.changed) ? 2 * weight : re.test(whole) ? weight : re.test(c.context) ? weight / 2 : 0);
  const amount = AMOUNT.test(c.changed) || (AMOUNT.test(whole) && /\d/.test(c.changed));
  const score: Record<ChangeKind, number> = { price: 0, product: 0, people: 0, tender: 0, news: 0, other: 0.5 };
  score.price = points(PRICE, 1) + (amount ? 1.5 : 0);
  if (amount && !MONEY_NEWS.test(whole) && /[$€£¥元]/.test(whole)) score.price += 1.5;
  if (MONEY_NEWS.test(whole)) score.price -= 2.5;
  // Mr Price is a person.
  if (!amount && ROLE.test(whole)) score.price *= 0.4;
  score.tender = points(TENDER, 1.8) + (c.sourceKind === 'tender' ? 3 : 0);
  const moves = points(MOVES, 1);
  const role = points(ROLE, 1);
  score.people = role + moves > 0 ? role + moves + (NAME.test(c.changed) || NAME.test(whole) ? 0.8 : 0) : 0;
  // "joins" and "left" mean people only beside a role, a name or the team's own page.
  if (role === 0 && !/\b(?:team|leadership|management|about us|people)\b|团队|管理层/i.test(`${c.context} ${c.title}`)) score.people *= /\b(?:appoint\w*|resign\w*|layoffs?|lays? off|headcount|redundanc\w+)\b|任命|离职|裁员|履新/i.test(whole) ? 1 : 0.4;
  score.product = points(PRODUCT, 1);
  score.news = points(NEWS, 1) + (c.sourceKind === 'feed' ? 0.6 : 0) + (MONEY_NEWS.test(whole) ? 1 : 0);
  const order: readonly ChangeKind[] = ['tender', 'people', 'price', 'news', 'product', 'other'];
  return order.reduce((best, kind) => (score[kind] > score[best] + (best === 'other' ? 0 : 0.01) ? kind : best), 'other' as ChangeKind);
}

const WEIGHT: Record<ChangeKind, number> = { price: 0.8, tender: 0.75, product: 0.6, people: 0.5, news: 0.5, other: 0.2 };

/** 0…1: what kind it is, and how much of it is new. */
export function importanceOf(kind: ChangeKind, changedWords: number, isNew: boolean): number {
  const size = Math.min(1, changedWords / 12);
  return Math.round(Math.min(1, WEIGHT[kind] * (0.75 + 0.25 * size) + (isNew ? 0.05 : 0)) * 100) / 100;
}
