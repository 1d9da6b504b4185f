// One password, one hash: scrypt with a pepper, as a PHC string that carries its own cost (`$scrypt$ln=15,r=8,p=3$salt$hash`).
import { createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

export type PasswordCost = { logN: number; r: number; p: number };

/** 32 MiB and about a fifth of a second (OWASP ASVS 5); `low` is for tests on a developer's machine. */
export const passwordCosts = {
  standard: { logN: 15, r: 8, p: 3 },
  low: { logN: 10, r: 8, p: 1 },
} as const satisfies Record<string, PasswordCost>;

const saltBytes = 16;
const hashBytes = 32;
const maxmem = 64 * 1024 * 1024;
/** What a stored hash may ask for at most: a row somebody altered must not take the isolate down. */
const ceiling = { memoryBytes: 48 * 1024 * 1024, work: 2 ** 20 };

export function hashPassword(password: string, pepper: string, cost: PasswordCost): string {
  const salt = randomBytes(saltBytes);
  const hash = derive(password, pepper, salt, cost);
  return `$scrypt$ln=${cost.logN},r=${cost.r},p=${cost.p}$${unpadded(salt)}$${unpadded(hash)}`;
}

/** False for a wrong password and for a stored text that is no hash of ours or costs more than the ceiling. */
export function isPasswordOf(stored: string, password: string, pepper: string): boolean {
  const parsed = parse(stored);
  if (!parsed || !isAffordable(parsed.cost)) return false;
  return timingSafeEqual(derive(password, pepper, parsed.salt, parsed.cost), parsed.hash);
}

/** True when the hash was made at less than today's cost. */
export function isOutdated(stored: string, cost: PasswordCost): boolean {
  const parsed = parse(stored);
  return parsed !== undefined && workOf(parsed.cost) < workOf(cost);
}

function derive(password: string, pepper: string, salt: Buffer, { logN, r, p }: PasswordCost): Buffer {
  const peppered = createHmac('sha256', pepper).update(password.normalize('NFKC')).digest();
  return scryptSync(peppered, salt, hashBytes, { N: 2 ** logN, r, p, maxmem });
}

function parse(stored: string): { cost: PasswordCost; salt: Buffer; hash: Buffer } | undefined {
  const [, logN, r, p, salt, hash] =
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/.exec(stored) ?? [];
  if (!logN || !r || !p || !salt || !hash) return undefined;
  return {
    cost: { logN: Number(logN), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

function isAffordable(cost: PasswordCost): boolean {
  const isPlausible = cost.logN >= 1 && cost.r >= 1 && cost.p >= 1;
  return isPlausible && 128 * 2 ** cost.logN * cost.r <= ceiling.memoryBytes && workOf(cost) <= ceiling.work;
}

function workOf({ logN, r, p }: PasswordCost): number {
  return 2 ** logN * r * p;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
