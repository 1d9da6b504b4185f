// Hashing passwords: what is stored, what is accepted, and who waits.
import { describe, expect, test } from 'vitest';
import { hashQueue } from './hash-queue.ts';
import { hashPassword, isOutdated, isPasswordOf, passwordCosts } from './password-hash.ts';
import { passwordsWith } from './passwords.ts';

const pepper = 'a pepper for tests only';
const cheap = { logN: 4, r: 8, p: 1 };
const password = 'violet tractor hums under ice';

describe('a hash', () => {
  test('says its cost and a fresh salt, and fits its password alone', () => {
    const hash = hashPassword(password, pepper, cheap);

    expect(hash).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(hashPassword(password, pepper, cheap)).not.toBe(hash);
    expect(isPasswordOf(hash, password, pepper)).toBe(true);
    expect(isPasswordOf(hash, `${password} `, pepper)).toBe(false);
    expect(isPasswordOf(hash, password, 'another pepper')).toBe(false);
  });

  test('at the standard cost fits the memory it is allowed', () => {
    const hash = hashPassword(password, pepper, passwordCosts.standard);

    expect(hash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
    expect(isPasswordOf(hash, password, pepper)).toBe(true);
  });

  test('does not mind how a keyboard composes accents', () => {
    const hash = hashPassword('caf\u00e9 au lait et croissant', pepper, cheap);

    expect(isPasswordOf(hash, 'cafe\u0301 au lait et croissant', pepper)).toBe(true);
  });

  test('is outdated when it cost less than today’s setting, never when it cost more', () => {
    expect(isOutdated(hashPassword(password, pepper, cheap), passwordCosts.low)).toBe(true);
    expect(isOutdated(hashPassword(password, pepper, passwordCosts.low), cheap)).toBe(false);
    expect(isOutdated(hashPassword(password, pepper, cheap), cheap)).toBe(false);
  });

  const hash = hashPassword(password, pepper, cheap);
  test.each([
    ['nothing', ''],
    ['a password in the clear', password],
    ['another function', hash.replace('scrypt', 'bcrypt')],
    ['no salt', hash.replace(/\$[A-Za-z0-9+/]{22}\$/, '$$')],
    ['a cost that would take gigabytes', hash.replace('ln=4', 'ln=24')],
    ['a cost that would take minutes', hash.replace('p=1', 'p=99').replace('ln=4', 'ln=15')],
    ['a cost of nothing', hash.replace('r=8', 'r=0')],
  ])('that is %s fits no password', (_what, stored) => {
    expect(isPasswordOf(stored, password, pepper)).toBe(false);
  });
});

describe('the queue', () => {
  const aClock = () => {
    const clock = { time: 0, now: () => clock.time };
    return clock;
  };
  const never = () => new Promise<void>(() => {});

  test('runs hashes in the order they came, with a turn for others before each', async () => {
    const events: string[] = [];
    const pause = async () => {
      if (events.at(-1) !== 'others') events.push('others');
    };
    const inTurn = hashQueue({ now: () => 0, pause }, { capacity: 8, lookMilliseconds: 50, breathMilliseconds: 20 });

    await Promise.all(['first', 'second', 'third'].map((name) => inTurn(() => events.push(name))));

    expect(events).toEqual(['others', 'first', 'others', 'second', 'others', 'third']);
  });

  test('looks less often the more are ahead', async () => {
    const pauses: number[] = [];
    const pause = (milliseconds: number) => {
      pauses.push(milliseconds);
      return never();
    };
    const inTurn = hashQueue({ now: () => 0, pause }, { capacity: 8, lookMilliseconds: 50, breathMilliseconds: 20 });

    for (let caller = 1; caller <= 3; caller++) void inTurn(() => 'hash');

    expect(pauses).toEqual([20, 50, 100]);
  });

  test('lets eight wait and tells the ninth to come back', async () => {
    const inTurn = hashQueue(
      { now: () => 0, pause: never },
      { capacity: 8, lookMilliseconds: 50, breathMilliseconds: 20 },
    );
    for (let waiting = 1; waiting <= 8; waiting++) void inTurn(() => 'hash');

    expect(await inTurn(() => 'hash')).toEqual({ ok: false, error: { code: 'busy', retryAfterSeconds: 2 } });
  });

  test('gives a place free when its hash is done, or failed', async () => {
    const inTurn = hashQueue(
      { now: () => 0, pause: async () => {} },
      { capacity: 1, lookMilliseconds: 50, breathMilliseconds: 20 },
    );
    const failing = inTurn(() => {
      throw new Error('out of memory');
    });
    await expect(failing).rejects.toThrow('out of memory');

    expect(await inTurn(() => 'hash')).toEqual({ ok: true, value: 'hash' });
  });

  test('gives a place free that a caller left without a word', async () => {
    const clock = aClock();
    const pause = async (milliseconds: number) => {
      clock.time += milliseconds;
    };
    const pauses = [never, pause];
    const inTurn = hashQueue(
      { now: clock.now, pause: (milliseconds) => (pauses.shift() ?? pause)(milliseconds) },
      { capacity: 2, lookMilliseconds: 50, breathMilliseconds: 20 },
    );
    void inTurn(() => 'never hashed');

    expect(await inTurn(() => 'hash')).toEqual({ ok: true, value: 'hash' });
    expect(clock.time).toBe(20_000 + 20);
  });
});

describe('a check', () => {
  test('takes its turn in the queue whether or not there is anything to compare', async () => {
    let turns = 0;
    const pause = async () => {
      turns++;
    };
    const passwords = passwordsWith({ now: () => 0, pause }, { pepper, cost: 'low' });
    const hash = await passwords.hash(password);
    const stored = hash.ok ? hash.value : '';

    const ofSomebody = await passwords.check(password, stored);
    const ofNobody = await passwords.check(password, null);

    expect(ofSomebody).toEqual({ ok: true, value: { isRight: true, isOutdated: false } });
    expect(ofNobody).toEqual({ ok: true, value: { isRight: false, isOutdated: false } });
    expect(turns).toBe(3);
  });
});
