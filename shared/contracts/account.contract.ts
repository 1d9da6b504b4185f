// Accounts, sessions and keys as clients write and read them.
import * as z from 'zod';
import { languages } from '#contracts/booking';
import { emailAddress, idOf, personName, utcInstant } from '#contracts/conventions';
import { roles, scopes } from '#platform/caller';

/** Counted in characters as people count them; no rule of composition (OWASP ASVS 5, 6.2). */
export const newPassword = z
  .string()
  .max(1000)
  .refine((text) => [...text].length >= 12, 'is shorter than 12 characters')
  .refine((text) => [...text].length <= 128, 'is longer than 128 characters')
  .meta({ example: 'correct horse battery staple' });

const presentedPassword = z.string().min(1).max(1000).meta({ example: 'correct horse battery staple' });
const mailedToken = z.string().min(20).max(200).meta({ example: 'q3ZbT1v0XcYw7m5kRj2hN8pLs4dFgA9eUoKiBx6tVzE' });

export const registerRequest = z
  .strictObject({ email: emailAddress, password: newPassword, given_name: personName, family_name: personName })
  .meta({ id: 'RegisterRequest' });
export type RegisterRequest = z.infer<typeof registerRequest>;

export const loginRequest = z.strictObject({ email: emailAddress, password: presentedPassword }).meta({ id: 'LoginRequest' });
export type LoginRequest = z.infer<typeof loginRequest>;

export const verifyEmailRequest = z.strictObject({ token: mailedToken });
export const refreshRequest = z.strictObject({ refresh_token: z.string().min(20).max(200) });
export const logoutRequest = z.strictObject({ refresh_token: z.string().min(20).max(200).optional() });
export const passwordResetRequest = z.strictObject({ email: emailAddress });
export const passwordResetConfirmation = z.strictObject({ token: mailedToken, password: newPassword });

export const tokens = z
  .object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().meta({ description: 'Seconds', example: 600 }),
    refresh_token: z.string(),
  })
  .meta({ id: 'Tokens' });
export type TokensOnWire = z.infer<typeof tokens>;

export const profile = z
  .object({
    id: idOf('usr'),
    email: z.string(),
    given_name: z.string(),
    family_name: z.string(),
    phone: z.string().nullable(),
    locale: z.enum(languages),
    roles: z.array(z.enum(roles)),
    created_at: utcInstant,
  })
  .meta({ id: 'Profile' });
export type ProfileOnWire = z.infer<typeof profile>;

export const profilePatch = z
  .strictObject({
    given_name: personName.optional(),
    family_name: personName.optional(),
    phone: z.string().regex(/^\+[1-9]\d{6,14}$/, 'is E.164, such as +33123456789').nullable().optional(),
    locale: z.enum(languages).optional(),
  })
  .meta({ id: 'ProfilePatch' });
export type ProfilePatch = z.infer<typeof profilePatch>;

export const apiKey = z
  .object({
    id: idOf('key'),
    name: z.string(),
    scopes: z.array(z.enum(scopes)),
    created_at: utcInstant,
    last_used_at: utcInstant.nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKeyOnWire = z.infer<typeof apiKey>;

export const createApiKeyRequest = z.strictObject({
  name: z.string().trim().min(1).max(64),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
});
export const apiKeyCreated = apiKey
  .extend({ secret: z.string().meta({ description: 'Shown this once', example: 'sk_2c5h8k0mzq4v' }) })
  .meta({ id: 'ApiKeyCreated' });
export type ApiKeyCreatedOnWire = z.infer<typeof apiKeyCreated>;
