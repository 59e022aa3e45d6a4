import type { Lang } from '#realtime/contract/labels.ts';

export type RedactedKind = 'name' | 'company' | 'number' | 'contact';
export interface RedactedSpan {
  from: number;
  to: number;
  kind: RedactedKind;
}
export interface Known {
  /** People: full names; their parts are taken out too. */
  people: readonly string[];
  /** Customers, competitors and their other spellings. */
  companies: readonly string[];
}

const NUMBER_WORD = '(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|grand|half|third|quarter)';
const EN: [RedactedKind, RegExp][] = [
  ['contact', /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:https?:\/\/|www\.)\S+/gi],
  // Digits with what belongs to them: currency, percent, ordinals, times, model numbers.
  ['number', /[$€£¥]?\s?\d[\d.,:/%-]*(?:\s?(?:k|m|bn|%|percent|euros?|dollars?|pounds?))?\w*/gi],
  ['number', new RegExp(`\\b(?:one[\\s-]+)?${NUMBER_WORD}(?:[\\s-]+(?:and[\\s-]+)?(?:one|${NUMBER_WORD}))*(?:\\s+(?:percent|euros?|dollars?|pounds?))?\\b`, 'gi')],
  ['number', /\bone\s+(?:percent|hundred|thousand|million)\b/gi],
  ['name', /\b(?:mr|mrs|ms|miss|dr|professor)\.?\s+[A-Za-z][\w'-]+/gi],
  ['name', /(?<=\b(?:my name is|this is|i'm|i am|speaking with|talk to|ask for)\s)[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?/g],
  ['company', /\b(?:[A-Z][\w&'-]*\s){1,3}(?:Ltd|Limited|Inc|LLC|GmbH|AG|Corp|Corporation|Group|Holdings|plc|Co)\b\.?/g],
];
const HAN = '零〇一二两三四五六七八九十百千万亿半几';
const UNIT = '(?:个?月|年|天|周|日|号|点|次|个|台|套|人|家|块|元|成|折|倍|分钟?|小时|秒|万|千|百|亿|%|％|层|楼|条|座|位|页|份|吨|米|公里)';
const ZH: [RedactedKind, RegExp][] = [
  ['contact', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?:\/\/|www\.)\S+/gi],
  ['number', new RegExp(`[\\d０-９][\\d０-９.,:/%％-]*\\s*${UNIT}*`, 'g')],
  ['number', new RegExp(`(?:百分之)?[${HAN}]{2,}${UNIT}?|百分之[${HAN}]+|[${HAN}]${UNIT}`, 'g')],
  ['name', /[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马方任袁柳唐罗薛雷贺汤滕毕郝安常傅齐康伍余顾孟黄穆萧尹姚邵湛汪毛狄戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路江童郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房解应宗丁邓洪包左石崔龚程邢裴陆翁段侯全班仲宁仇甘厉武符刘景詹龙叶司黎薄印白蒲卓蔺屠蒙池乔阴能苍双闻党翟谭劳申冉雍桑桂牛寿通边尚温庄晏柴瞿阎慕连习容向古易廖终衡步耿满弘匡国文寇广禄东欧利蔚越夔隆师巩聂晁勾敖融辛阚那简饶曾沙丰关蒯相查红游竺权盖益桓公][\u4e00-\u9fff]?(?:总|经理|主任|老师|先生|女士|小姐|工|董|局|处|科长|部长|厂长)/g],
  ['name', /(?<=(?:我叫|我是|这边是|叫我|姓))[\u4e00-\u9fff]{1,3}(?=[,，。\s]|$)/g],
  ['company', /[\u4e00-\u9fff]{2,8}(?:有限公司|股份公司|公司|集团|科技|股份|银行|医院|大学)/g],
];

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A name and its parts; parts of one letter, or of common words alone, would take out half of the language. */
const COMMON = new Set(['the', 'and', 'of', 'foods', 'bikes', 'pumps', 'software', 'systems', 'cloud', 'group', 'company', 'lane', 'analytics', 'data', 'bright', 'well', 'field', 'stone', 'north', 'gate', 'south', 'east', 'west']);
function patternsOf(names: readonly string[]): RegExp[] {
  const words = new Set<string>();
  for (const name of names) {
    if (name.trim().length < 2) continue;
    words.add(name.trim());
    for (const part of name.split(/[\s·]+/)) if (part.length >= 3 && !COMMON.has(part.toLowerCase())) words.add(part);
    // A Chinese given name without the family name, and a company without its kind.
    if (/^[\u4e00-\u9fff]{3}$/.test(name)) words.add(name.slice(1));
    const bare = name.replace(/(有限公司|公司|集团|科技|软件|食品|系统|云|超市)+$/, '');
    if (/^[\u4e00-\u9fff]{2,}$/.test(bare)) words.add(bare);
  }
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((w) => (/^[\x20-\x7e]+$/.test(w) ? new RegExp(`\\b${escape(w).replace(/\\? /g, '\\s*')}(?:'s)?\\b`, 'gi') : new RegExp(escape(w), 'g')));
}

/** What must not outlive the call, as spans of the text: names, companies, numbers, prices, addresses. Sorted, none overlaps. Pure. */
export function sensitiveSpans(text: string, lang: Lang, known: Known): RedactedSpan[] {
  const rules: [RedactedKind, RegExp][] = [
    ...patternsOf(known.people).map((p): [RedactedKind, RegExp] => ['name', p]),
    ...patternsOf(known.companies).map((p): [RedactedKind, RegExp] => ['company', p]),
    ...(lang === 'zh' ? [...ZH, ...EN.slice(0, 4)] : EN),
  ];
  const found = rules.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].flatMap((hit) => (hit[0].trim() === '' ? [] : [{ from: hit.index, to: hit.index + hit[0].trimEnd().length, kind }])),
  );
  const out: RedactedSpan[] = [];
  for (const span of found.sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = out.at(-1);
    if (last && span.from < last.to) last.to = Math.max(last.to, span.to);
    else out.push({ ...span });
  }
  return out;
}

const SHOWN: Record<Lang, Record<RedactedKind, string>> = {
  en: { name: '[name]', company: '[company]', number: '[number]', contact: '[contact]' },
  zh: { name: '[姓名]', company: '[公司]', number: '[数字]', contact: '[联系方式]' },
};
/** The text with every sensitive span replaced by its kind. Pure. */
export function redact(text: string, lang: Lang, known: Known): { text: string; spans: RedactedSpan[] } {
  const spans = sensitiveSpans(text, lang, known);
  let out = '';
  let at = 0;
  for (const span of spans) {
    out += text.slice(at, span.from) + SHOWN[lang][span.kind];
    at = span.to;
  }
  return { text: out + text.slice(at), spans };
}

/** Words are not timed one by one, so that a span's time is read off its place in the sentence, with a broad margin. */
const MARGIN_MS = 600;
const MARGIN_SHARE = 0.12;
/** A short sentence is silenced whole: its words cannot be told apart in time. */
const WHOLE_MS = 3_000;

/** When a span sounds, in the call's time, broad enough to hold it. Pure. */
export function soundOfSpan(span: RedactedSpan, said: { startMs: number; endMs: number; text: string }): [number, number] {
  const length = said.endMs - said.startMs;
  if (length <= WHOLE_MS) return [said.startMs - 200, said.endMs + 200];
  const margin = MARGIN_MS + MARGIN_SHARE * length;
  const at = (i: number) => said.startMs + (length * i) / Math.max(1, said.text.length);
  return [Math.max(said.startMs - 200, at(span.from) - margin), Math.min(said.endMs + 200, at(span.to) + margin)];
}

/** A soft tone instead of the samples between the times. Changes the samples that it is given. */
export function silence(samples: Float32Array, rate: number, ranges: readonly (readonly [number, number])[], startMs: number): void {
  for (const [from, to] of ranges) {
    const a = Math.max(0, Math.floor(((from - startMs) * rate) / 1000));
    const b = Math.min(samples.length, Math.ceil(((to - startMs) * rate) / 1000));
    for (let i = a; i < b; i++) samples[i] = 0.04 * Math.sin((2 * Math.PI * 330 * i) / rate);
  }
}
