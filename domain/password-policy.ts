// Which new passwords are too easy to guess, judged by what is left of them once everything predictable is taken out. No rules of composition.
import { commonPhrases, commonWords } from '#domain/common-passwords';
import { err, ok, type Result } from '#domain/result';

/** What an attacker knows about the person. */
export type KnownAboutPerson = { email: string; givenName: string; familyName: string };

/** A password must hold this many characters nobody could foresee. */
const leastUnforeseen = 4;
const leastDistinct = 5;

const keyboardRows = [
  '1234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  'wxcvbn',
];
const keyboardColumns = ['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik', '9ol', '0p'];
const runs = [...keyboardRows, ...keyboardColumns, 'abcdefghijklmnopqrstuvwxyz', '01234567890', '!@#$%^&*()'].flatMap(
  (run) => [run, [...run].reverse().join('')],
);

/** Digits and signs that pose as letters. */
const posing: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Refuses common passwords and those made of the person's own names; length is the contract's business. */
export function checkPassword(
  password: string,
  person: KnownAboutPerson,
): Result<null, { code: 'password_too_common' }> {
  const text = [...password.normalize('NFKC').toLowerCase()].filter((letter) => !/[\s\-_.,]/u.test(letter));
  const isEasy =
    new Set(text).size < leastDistinct ||
    isRepetition(text.join('')) ||
    unforeseenCount(text, [...commonPhrases, ...commonWords, ...wordsAbout(person)]) < leastUnforeseen;
  return isEasy ? err({ code: 'password_too_common' }) : ok(null);
}

/** True for one short piece said again and again, such as `k7!k7!k7!k7!`. */
function isRepetition(text: string): boolean {
  const again = (text + text).indexOf(text, 1);
  return again < text.length && again <= 6;
}

function wordsAbout({ email, givenName, familyName }: KnownAboutPerson): string[] {
  const words = `${email} ${givenName} ${familyName}`
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word.length >= 3);
}

/** Walks along the text and steps over the longest predictable piece at each place; what had no piece is counted. */
function unforeseenCount(text: readonly string[], words: readonly string[]): number {
  let unforeseen = 0;
  let at = 0;
  while (at < text.length) {
    const piece = Math.max(
      longestWord(text, at, words),
      runLength(text, at),
      sameLength(text, at),
      yearLength(text, at),
    );
    if (piece === 0) unforeseen++;
    at += Math.max(1, piece);
  }
  return unforeseen;
}

function longestWord(text: readonly string[], at: number, words: readonly string[]): number {
  return words.reduce(
    (longest, word) => (word.length > longest && standsAt(text, at, word) ? word.length : longest),
    0,
  );
}

function standsAt(text: readonly string[], at: number, word: string): boolean {
  return [...word].every((letter, index) => {
    const found = text[at + index];
    return found === letter || (found !== undefined && posing[found] === letter);
  });
}

/** Three or more neighbours of a keyboard row, of the alphabet or of the numbers, in either direction. */
function runLength(text: readonly string[], at: number): number {
  let length = 3;
  if (!isRun(text.slice(at, at + length))) return 0;
  while (at + length < text.length && isRun(text.slice(at, at + length + 1))) length++;
  return length;
}

function isRun(letters: readonly string[]): boolean {
  const piece = letters.join('');
  return letters.length >= 3 && runs.some((run) => run.includes(piece));
}

function sameLength(text: readonly string[], at: number): number {
  let length = 1;
  while (at + length < text.length && text[at + length] === text[at]) length++;
  return length >= 3 ? length : 0;
}

function yearLength(text: readonly string[], at: number): number {
  return /^(19|20)\d\d$/.test(text.slice(at, at + 4).join('')) ? 4 : 0;
}
