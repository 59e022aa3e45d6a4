import { describe, expect, test } from 'vitest';
import { decodeCsv, doublesOf, nameCore, readAmount, readCustomersCsv, writeCsv } from './customers-csv.models.ts';

const known = { stages: new Map([['technical', 'technical'], ['技术确认', 'technical']]), emails: new Set(['rep@demo.invalid']) };
const read = (text: string) => readCustomersCsv(new TextEncoder().encode(text), known);

describe('customers from a CSV', () => {
  test('each bad row is named, the rest is read', () => {
    const { rows, bad } = read(
      ['Name,Industry,Value,Deal,Stage,Amount,Owner', 'Alder Ltd,retail,"1,200.50",Shelves,technical,900,rep@demo.invalid', ',retail,1', 'Beech,,many', 'Cedar,,1,X,someday', 'Dogwood,,1,X,,,nobody@x.y', 'Alder Ltd,retail,1,Shelves', 'Elm,,', ''].join('\n'),
    );
    expect(rows).toEqual([
      { line: 2, name: 'Alder Ltd', industry: 'retail', value: 1200.5, ownerEmail: 'rep@demo.invalid', deal: { title: 'Shelves', stage: 'technical', amount: 900 } },
      { line: 8, name: 'Elm', industry: null, value: null, ownerEmail: null, deal: null },
    ]);
    expect(bad.map((b) => [b.line, b.why])).toEqual([[3, 'no_name'], [4, 'bad_value'], [5, 'unknown_stage'], [6, 'unknown_owner'], [7, 'repeated']]);
  });

  test('a file as a Chinese Excel writes it', () => {
    // 客户名称;年度金额 \n 云杉机械;120万, in GB18030
    const gb = Uint8Array.from([0xbf, 0xcd, 0xbb, 0xa7, 0xc3, 0xfb, 0xb3, 0xc6, 0x3b, 0xc4, 0xea, 0xb6, 0xc8, 0xbd, 0xf0, 0xb6, 0xee, 0x0d, 0x0a, 0xd4, 0xc6, 0xc9, 0xbc, 0xbb, 0xfa, 0xd0, 0xb5, 0x3b, 0x31, 0x32, 0x30, 0xcd, 0xf2]);
    expect(readCustomersCsv(gb, known)).toMatchObject({ encoding: 'gb18030', rows: [{ name: '云杉机械', value: 1_200_000 }], bad: [] });
    expect(decodeCsv(new TextEncoder().encode('名称')).encoding).toBe('utf-8');
  });

  test('without a column of names nothing is read', () => expect(() => read('a,b\n1,2')).toThrow('no_name_column'));

  test.each<[string, number | null]>([['', null], ['1,200', 1200], ['1.200,50', 1200.5], ['1 200,5', 1200.5], ['48k', 48_000], ['¥1.2万', 12_000], ['-4', Number.NaN], ['about 5', Number.NaN]])(
    'amount %s',
    (text, number) => expect(readAmount(text)).toEqual(number),
  );
});

test('out: quotes, and nothing that a spreadsheet would run', () => {
  expect(writeCsv([['A "b", c', '=1+1', -2, null]])).toBe('\uFEFF"A ""b"", c",\'=1+1,-2,\r\n');
});

test('doubles', () => {
  expect(nameCore('Alder & Sons Ltd.')).toBe(nameCore('ALDER AND SONS'));
  const list = ['Alder Ltd', 'alder GmbH', '云杉机械有限公司', '云杉机械', 'Beech'].map((name, i) => ({ id: `${i}`, name }));
  expect(doublesOf(list).map(([a, b]) => [a.id, b.id])).toEqual([['0', '1'], ['2', '3']]);
});
