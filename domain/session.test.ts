// What a refresh token is worth at each moment of its life.
import { describe, expect, test } from 'vitest';
import { judgeRefreshToken, type RefreshTokenState, refreshTokenEndsAt, sessionEndsAt } from '#domain/session';

const noon = Date.parse('2026-12-05T12:00:00Z');
const second = 1000;
const day = 24 * 60 * 60 * second;
const aToken = (parts: Partial<RefreshTokenState> = {}): RefreshTokenState => ({
  expiresAt: noon + 14 * day,
  rotatedAt: null,
  isSuccessorUsed: false,
  session: { expiresAt: noon + 30 * day, endedAt: null },
  ...parts,
});

describe('a refresh token', () => {
  test.each([
    ['is rotated when it is presented first', aToken(), noon, 'rotate'],
    ['is rotated up to its idle end', aToken(), noon + 14 * day - 1, 'rotate'],
    ['is dead at its idle end', aToken(), noon + 14 * day, 'ended'],
    ['gets the same answer within the grace', aToken({ rotatedAt: noon }), noon + 10 * second - 1, 'answer_again'],
    ['is a sign of theft after the grace', aToken({ rotatedAt: noon }), noon + 10 * second, 'reused'],
    [
      'is a sign of theft as soon as its successor was used',
      aToken({ rotatedAt: noon, isSuccessorUsed: true }),
      noon + second,
      'reused',
    ],
    [
      'is simply dead once the session was ended',
      aToken({ rotatedAt: noon, session: { expiresAt: noon + 30 * day, endedAt: noon } }),
      noon + day,
      'ended',
    ],
    [
      'is dead at the absolute end, used or not',
      aToken({ session: { expiresAt: noon + day, endedAt: null } }),
      noon + day,
      'ended',
    ],
  ])('%s', (_what, token, now, verdict) => {
    expect(judgeRefreshToken(token, now)).toBe(verdict);
  });
});

describe('a session', () => {
  test('of a traveller ends 30 days after log-in, idle after 14', () => {
    const endsAt = sessionEndsAt('skyhold:travellers', noon);

    expect(endsAt).toBe(noon + 30 * day);
    expect(refreshTokenEndsAt('skyhold:travellers', noon, endsAt)).toBe(noon + 14 * day);
  });

  test('near its absolute end gives tokens that end with it', () => {
    const endsAt = sessionEndsAt('skyhold:travellers', noon);

    expect(refreshTokenEndsAt('skyhold:travellers', noon + 29 * day, endsAt)).toBe(endsAt);
  });

  test('of staff ends within a working day', () => {
    const endsAt = sessionEndsAt('skyhold:staff', noon);

    expect(endsAt).toBe(noon + day / 3);
    expect(refreshTokenEndsAt('skyhold:staff', noon, endsAt)).toBe(endsAt);
  });
});
