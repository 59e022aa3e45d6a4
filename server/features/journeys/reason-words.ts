const WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  call: ['Call', '{n} calls'],
  meeting: ['Meeting', '{n} meetings'],
  technical_exchange: ['Technical exchange', '{n} technical exchanges'],
  email_sent: ['E-mail sent', '{n} e-mails sent'],
  material_sent: ['Material sent', '{n} times material sent'],
  reply: ['Replied', 'Replied {n} times'],
  quote_sent: ['Quote sent', '{n} quotes sent'],
  quote_opened: ['Quote opened', 'Quote opened {n} times'],
  quote_accepted: ['Quote accepted', '{n} quotes accepted'],
  sentiment: ['Mood of the call', 'Mood of {n} calls'],
  stage_moved: ['Stage reached', '{n} stages reached'],
  stage_back: ['Stage back', '{n} stages back'],
  need_confirmed: ['Need confirmed', '{n} needs confirmed'],
  objection_open: ['Objection open', '{n} objections open'],
  objection_answered: ['Objection answered', '{n} objections answered'],
  risk_flagged: ['Risk flagged', '{n} risks flagged'],
  competitor_named: ['Competitor named', 'Competitor named {n} times'],
  doubt: ['Unspoken doubt', '{n} unspoken doubts'],
  silence: ['Silent for a day', 'Silent for {n} days'],
};

/** A reason in English, for scripts; the console has its own words by code. */
export const reasonLabel = (code: string, count: number): string =>
  (WORDS[code]?.[count === 1 ? 0 : 1] ?? code).replace('{n}', String(count));
