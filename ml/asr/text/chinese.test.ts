import { describe, expect, it } from 'vitest';
import { normaliseChinese } from './chinese.ts';
import { simplify } from './simplify.ts';

describe('numbers that promises are made of', () => {
  it.each([
    ['可以给您百分之十五的折扣', '可以给您15%的折扣'],
    ['百分之二点五', '2.5%'],
    ['百分之百', '100%'],
    ['百分之一百二十', '120%'],
    ['每年三百二十万元', '每年320万元'],
    ['一共两千五百块钱', '一共2500块钱'],
    ['一万两千三百四十五元', '12345元'],
    ['五百美元', '500美元'],
    ['三千五块钱', '3500块钱'],
    ['五块钱', '5块钱'],
    ['可以打八五折', '可以打85折'],
    ['打九折', '打9折'],
    ['一点五倍', '1.5倍'],
    ['二零二五年三月十五号', '2025年3月15号'],
    ['十二月底之前', '12月底之前'],
    ['下午三点半', '下午3点半'],
    ['明天上午十点', '明天上午10点'],
    ['三点十五分', '3点15分'],
    ['二十五个用户', '25个用户'],
    ['十天', '10天'],
    ['三百个坐席', '300个坐席'],
    ['一百零五', '105'],
    ['两亿', '2亿'],
    ['一三七四零零五二二四六', '13740052246'],
    ['幺三八零零', '13800'],
  ])('%s → %s', (said, written) => {
    expect(normaliseChinese(said)).toBe(written);
  });

  it.each([
    '您千万别担心',
    '万一不行',
    '十分感谢',
    '等一下',
    '有一点贵',
    '三四个月',
    '十几个人',
    '几十万',
    '第三个问题',
    '两个月',
    '我们一起',
    '一百五',
    '三块六',
    '八九不离十',
    '三点建议',
    '统一工艺',
    '',
  ])('leaves alone: %s', (said) => {
    expect(normaliseChinese(said)).toBe(said);
  });

  it('does not change what it has written', () => {
    for (const said of ['15%的折扣', '320万元', '2025年3月15号', '下午3点半', '25个用户'])
      expect(normaliseChinese(said)).toBe(said);
  });

  it('writes Chinese marks between Chinese characters', () => {
    expect(normaliseChinese('好的,没问题?可以 谢谢.')).toBe('好的，没问题？可以，谢谢。');
    expect(normaliseChinese('CRM, ERP 1.5')).toBe('CRM, ERP 1.5');
  });
});

describe('simplified characters', () => {
  it.each([
    ['根據新基金法的授權和要求', '根据新基金法的授权和要求'],
    ['為妳提供什麼', '为你提供什么'],
    ['看著合同', '看着合同'],
    ['著名公司的著作', '著名公司的著作'],
    ['plain English 已经简体', 'plain English 已经简体'],
  ])('%s → %s', (from, to) => {
    expect(simplify(from)).toBe(to);
  });
});
