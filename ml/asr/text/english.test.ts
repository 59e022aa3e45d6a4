import { describe, expect, it } from 'vitest';
import { normaliseEnglish } from './english.ts';

describe('numbers that promises are made of', () => {
  it.each([
    // percentages
    ['I can give you fifteen percent off.', 'I can give you 15% off.'],
    ['twelve point five per cent', '12.5%'],
    ['a hundred percent', '100%'],
    ['one hundred and ten percent', '110%'],
    ['15 percent', '15%'],
    ['ten to twenty percent', '10 to 20%'],
    // prices
    ['It is four hundred ninety nine dollars a month.', 'It is $499 a month.'],
    ['twenty dollars and fifty cents', '$20.50'],
    ['nineteen dollars and five cents', '$19.05'],
    ['a thousand dollars', '$1,000'],
    ['two point five million dollars', '$2.5 million'],
    ['1.5 million dollars', '$1.5 million'],
    ['three million euros', '€3 million'],
    ['fifty thousand, that is the price', '50,000, that is the price'],
    ['twelve k', '12k'],
    ['five dollars', '$5'],
    // times
    ['I had a three p.m. appointment', 'I had a 3 p.m. appointment'],
    ['eight a m', '8 a.m.'],
    ['8am', '8 a.m.'],
    ['Call me at three thirty pm.', 'Call me at 3:30 p.m.'],
    ['see you at ten thirty', 'see you at 10:30'],
    ["nine o'clock", "9 o'clock"],
    // dates and years
    ['by march third', 'by March 3rd'],
    ['on december twenty-first', 'on December 21st'],
    ['the twenty second of june', 'the 22nd of June'],
    ['a twenty nineteen model', 'a 2019 model'],
    ['in nineteen ninety nine', 'in 1999'],
    ['twenty oh five', '2005'],
    ['two thousand and', '2,000 and'],
    // counts
    ['twenty-five users', '25 users'],
    ['Two hundred and fifty seats', '250 seats'],
    ['one thousand two hundred thirty four', '1,234'],
    ['between one hundred and two hundred people', 'between 100 and 200 people'],
    ['five five five oh one two three', '5550123'],
    ['three point five times', '3.5 times'],
    ['you used a hundred and ten days', 'you used 110 days'],
  ])('%s → %s', (said, written) => {
    expect(normaliseEnglish(said)).toBe(written);
  });

  it.each([
    'No one told me.',
    'this one or that one',
    'one on one',
    'we are open twenty four seven',
    'nine to five',
    'give me a second',
    'the first of all reasons',
    'a couple hundred people',
    'all hundred and ten rooms',
    'one euro ninety the kilo',
    'two pound ten an hour',
    'two or three weeks',
    'I may second that',
    'at two people a room',
    'half a million',
    'five, six',
    "It's ok.",
    '',
  ])('leaves alone: %s', (said) => {
    expect(normaliseEnglish(said)).toBe(said);
  });

  it('does not change what it has written', () => {
    for (const said of [
      '$499 a month',
      '15% off',
      '3:30 p.m. today',
      'March 3rd',
      '1,234 seats',
      '2.5 million users',
    ]) {
      expect(normaliseEnglish(said)).toBe(said);
    }
  });
});
