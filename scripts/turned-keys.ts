// Turns a set of token keys and says, in plain words, what that changes.
import { parseTokenKeys, type TokenKeys, turnTokenKeys } from '#platform/token-keys';
import { Advice } from './advice.ts';

export type TurnedKeys = {
  /** The new value of the secret TOKEN_KEYS. */
  secret: string;
  signsNow: string;
  stillVerify: string[];
  /** Tokens of these keys are refused from now on. */
  takenOut: string[];
};

/** `source` says where the text came from; the text itself is a secret and is never quoted. */
export async function turnKeys(text: string, source: string): Promise<TurnedKeys> {
  const before = kidsOf(parsed(text, source));
  const secret = await turnTokenKeys(text);
  const { signing, ...after } = parseTokenKeys(secret);
  const kids = kidsOf(after);
  return {
    secret,
    signsNow: signing.kid,
    stillVerify: kids.filter((kid) => kid !== signing.kid),
    takenOut: before.filter((kid) => !kids.includes(kid)),
  };
}

/** The lines for whoever turned the keys. */
export function tellTurn({ signsNow, stillVerify, takenOut }: Omit<TurnedKeys, 'secret'>): string {
  const lines = [`Signs from now on:  ${signsNow}`, ...stillVerify.map((kid) => `Still verifies:     ${kid}`)];
  return [...lines, ...takenOut.map((kid) => `Taken out:          ${kid} (tokens signed with it are refused)`)].join(
    '\n',
  );
}

const kidsOf = ({ published }: Pick<TokenKeys, 'published'>): string[] => published.keys.map(({ kid }) => kid ?? '');

function parsed(text: string, source: string): TokenKeys {
  try {
    return parseTokenKeys(text);
  } catch {
    throw new Advice(
      `${source} is no set of private ES256 keys, so there is nothing to turn. ` +
        'It is one JSON object, {"keys": [...]}, with one to three keys, the newest first.',
    );
  }
}
