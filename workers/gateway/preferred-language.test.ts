// Which of our languages a client asks for.
import { expect, test } from 'vitest';
import { preferredLanguage } from './preferred-language.ts';

test.each([
  [undefined, 'en'],
  ['fr', 'fr'],
  ['fr-CH, fr;q=0.9, en;q=0.8', 'fr'],
  ['en;q=0.5, de-AT;q=0.9', 'de'],
  ['ja, es;q=0.1', 'es'],
  ['ja', 'en'],
  ['fr;q=0, de;q=0.2', 'de'],
  ['*', 'en'],
  [';;;q=x,,,', 'en'],
])('%s is answered in %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
