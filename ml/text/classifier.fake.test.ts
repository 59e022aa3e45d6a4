import { textClassifierContract } from './classifier.contract.ts';
import { createFakeTextClassifier } from './classifier.fake.ts';

const fake = createFakeTextClassifier({ price_promise: ['half off'], price: ['too dear'] });

textClassifierContract('the fake', () => fake, {
  promise: { lang: 'en', speaker: 'rep', text: 'You get it at half off.' },
  objection: { lang: 'en', speaker: 'customer', text: 'That is too dear for us.' },
  plain: { lang: 'en', speaker: 'rep', text: 'Shall we meet on Monday?' },
});
