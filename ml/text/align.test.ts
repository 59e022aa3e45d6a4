import { describe, expect, it } from 'vitest';
import { alignTokens } from './align.ts';

const words = (text: string, tokens: string[]): string[] =>
  alignTokens(text, tokens).map(([from, to]) => text.slice(from, to));

describe('alignTokens', () => {
  it('finds word pieces whatever the case and accents of the text', () => {
    expect(words('Naïve  Café!', ['[CLS]', 'nai', '##ve', 'cafe', '!', '[SEP]'])).toEqual([
      '',
      'Naï',
      've',
      'Café',
      '!',
      '',
    ]);
  });

  it('finds Chinese characters one by one and foreign words whole', () => {
    expect(words('用ERP系统', ['[CLS]', '用', 'er', '##p', '系', '统', '[SEP]'])).toEqual([
      '',
      '用',
      'ER',
      'P',
      '系',
      '统',
      '',
    ]);
  });

  it('lets an unknown piece cover its word, and only that', () => {
    expect(words('ok 🙂 ꙮꙮ yes', ['[CLS]', 'ok', '[UNK]', '[UNK]', 'yes', '[SEP]'])).toEqual([
      '',
      'ok',
      '🙂',
      'ꙮꙮ',
      'yes',
      '',
    ]);
  });
});
