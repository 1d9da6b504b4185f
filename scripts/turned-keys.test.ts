// Turning token keys: a new key in front, the old ones behind it for as long as they are needed, no secret in what is said.
import { expect, test } from 'vitest';
import { generateTokenKeys, parseTokenKeys } from '#platform/token-keys';
import { Advice } from './advice.ts';
import { tellTurn, turnKeys } from './turned-keys.ts';

const source = 'TOKEN_KEYS';

async function aSetTurned(times: number): Promise<string> {
  let secret = await generateTokenKeys();
  for (let turn = 0; turn < times; turn++) secret = (await turnKeys(secret, source)).secret;
  return secret;
}

test('a new key signs, and the old one still verifies', async () => {
  const secret = await generateTokenKeys();

  const turned = await turnKeys(secret, source);

  expect(turned.stillVerify).toEqual([parseTokenKeys(secret).signing.kid]);
  expect(turned.signsNow).toBe(parseTokenKeys(turned.secret).signing.kid);
  expect(turned.stillVerify).not.toContain(turned.signsNow);
  expect(turned.takenOut).toEqual([]);
});

test('the oldest of three is taken out, and that is said', async () => {
  const full = await aSetTurned(2);
  const oldest = parseTokenKeys(full).published.keys.at(-1)?.kid ?? 'none';

  const turned = await turnKeys(full, source);

  expect(turned.takenOut).toEqual([oldest]);
  expect(tellTurn(turned)).toContain(`Taken out:          ${oldest}`);
});

test('what is told names each key and gives none of them away', async () => {
  const turned = await turnKeys(await aSetTurned(1), source);

  const told = tellTurn(turned);

  for (const kid of [turned.signsNow, ...turned.stillVerify]) expect(told).toContain(kid);
  for (const { d } of JSON.parse(turned.secret).keys) expect(told).not.toContain(d);
});

test.each(['', 'not json', '{}', '{"keys":[]}', '{"keys":[{"kty":"EC","d":"a-private-part"}]}', '[]', 'null'])(
  'a text that is no key set (%s) gets advice that does not quote it',
  async (text) => {
    const outcome = await turnKeys(text, source).catch((thrown: unknown) => thrown);

    expect(outcome).toBeInstanceOf(Advice);
    expect(String(outcome)).toContain('TOKEN_KEYS is no set of private ES256 keys');
    expect(String(outcome)).not.toContain('a-private-part');
  },
);
