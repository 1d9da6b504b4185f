// What makes a password too easy: commonness, patterns, and the person's own names.
import { describe, expect, test } from 'vitest';
import { checkPassword } from '#domain/password-policy';

const ada = { email: 'ada.okafor@mail.example', givenName: 'Ada', familyName: 'Okafor' };
const tooCommon = { ok: false, error: { code: 'password_too_common' } };
const fine = { ok: true, value: null };

describe('a password is refused', () => {
  test.each([
    ['that is one letter again and again', 'aaaaaaaaaaaa'],
    ['that is one piece again and again', 'k7!k7!k7!k7!'],
    ['of very few different characters', 'abababbabaab'],
    ['that counts', '123456789012'],
    ['that counts backwards', '0987654321098'],
    ['that is the alphabet', 'abcdefghijklmnop'],
    ['that walks along the keyboard', 'qwertyuiopasdf'],
    ['that walks along a French keyboard', 'azertyuiopqsdf'],
    ['that walks down the keyboard', '1qaz2wsx3edc'],
    ['that walks along the signs', '!@#$%^&*()!@#'],
    ['that is a common word with a number', 'password1234'],
    ['that is a common word in disguise', 'P@ssw0rd1234'],
    ['that is a greeting and a year', 'Welcome2026!!'],
    ['that strings common words together', 'iloveyouforever'],
    ['that is a famous phrase', 'may the force be with you'],
    ['that is a famous phrase run together', 'TheQuickBrownFox'],
    ['that names the house', 'skyhold-password-2026'],
    ['that is a month and a year', 'September2026'],
    ['made of the names of its owner', 'AdaOkafor1990'],
    ['made of the address of its owner', 'ada.okafor@mail.example'],
  ])('%s', (_what, password) => {
    expect(checkPassword(password, ada)).toEqual(tooCommon);
  });
});

describe('a password is accepted', () => {
  test.each([
    ['of a few unrelated words', 'violet tractor hums under ice'],
    ['with a name of its owner among other things', 'Okafor buys purple giraffes'],
    ['that a generator made', 'k3Xq-9vTz-Lw8p'],
    ['in another alphabet', 'Жираф читает газету'],
    ['of ideographs', '紫色麒麟在冰上讀報紙看書'],
    ['with a common word among uncommon ones', 'password for my grumpy walrus'],
  ])('%s', (_what, password) => {
    expect(checkPassword(password, ada)).toEqual(fine);
  });

  test('whoever has the names it holds, unless they are one’s own', () => {
    const password = 'Przybylski-Wojciech';

    const ofAnother = checkPassword(password, ada);
    const ofTheirOwn = checkPassword(password, {
      email: 'p@mail.example',
      givenName: 'Wojciech',
      familyName: 'Przybylski',
    });

    expect(ofAnother).toEqual(fine);
    expect(ofTheirOwn).toEqual(tooCommon);
  });
});

test('an account without names or address is judged as well', () => {
  expect(checkPassword('password1234', { email: '', givenName: '', familyName: '' })).toEqual(tooCommon);
});
