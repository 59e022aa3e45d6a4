import { describe, expect, it } from 'vitest';
import { correctNames } from './names.ts';

const NAMES = [
  'Salesforce',
  'HubSpot',
  'Zendesk',
  'Quicksilver',
  'Elantra',
  'Pipedrive',
  'Northwind Logistics',
  'Gong',
];
const CHINESE = ['用友', '金蝶', '纷享销客', '销售易', 'Salesforce'];

describe('names that were nearly heard', () => {
  it.each([
    ['we looked at sales force last year', 'we looked at Salesforce last year'],
    ['salesforce is cheaper', 'salesforce is cheaper'.replace('salesforce', 'Salesforce')],
    ['how do you compare to hub spot?', 'how do you compare to HubSpot?'],
    ['we use Zendesc today', 'we use Zendesk today'],
    ["Sales force's price", "Salesforce's price"],
    ['the quick silver team', 'the Quicksilver team'],
    ['a 2019 Allantra', 'a 2019 Elantra'],
    ['it is pipe drive, right', 'it is Pipedrive, right'],
    ['from North Wind Logistics today', 'from Northwind Logistics today'],
  ])('%s → %s', (heard, written) => {
    expect(correctNames(heard, NAMES, 'en')).toBe(written);
  });

  it.each([
    'we are going to sell more this year',
    'the sales team is forced to wait',
    'send the desk over',
    'how about that, spot on',
    'a quick call is fine',
    'it went wrong',
    'the frameworks are in place',
    'it is a coin toss',
    'so Zendesk offered to freeze our renewal',
    '',
  ])('leaves ordinary words alone: %s', (heard) => {
    expect(correctNames(heard, NAMES, 'en')).toBe(heard);
  });

  it.each([
    ['我们在看分享消客', '我们在看纷享销客'],
    ['你们比销售意便宜吗', '你们比销售易便宜吗'],
    ['现在用的是金碟', '现在用的是金蝶'],
    ['跟sales force比', '跟Salesforce比'],
  ])('%s → %s', (heard, written) => {
    expect(correctNames(heard, CHINESE, 'zh')).toBe(written);
  });

  it.each(['我们拥有很多客户', '您不用有负担', '今天分享一下', '销售一个产品'])(
    'leaves ordinary words alone: %s',
    (heard) => {
      expect(correctNames(heard, CHINESE, 'zh')).toBe(heard);
    },
  );

  it('is the same text without names', () => {
    expect(correctNames('we looked at sales force', [], 'en')).toBe('we looked at sales force');
  });
});
