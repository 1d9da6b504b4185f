// Accounts, sessions and keys as clients write and read them.
import * as z from 'zod';
import { languages } from '#contracts/booking';
import { emailAddress, idOf, personName, plainText, utcInstant } from '#contracts/conventions';
import { roles, scopes } from '#platform/caller';

/** Counted in characters as people count them; no rule of composition (OWASP ASVS 5, 6.2). */
export const newPassword = z
  .string()
  .max(1000)
  .refine((text) => [...text].length >= 12, 'is shorter than 12 characters')
  .refine((text) => [...text].length <= 128, 'is longer than 128 characters')
  .meta({
    description: '12 to 128 characters of any kind; common ones are refused',
    example: 'correct horse battery staple',
  });

const presentedPassword = z
  .string()
  .min(1)
  .max(1000)
  .meta({ description: 'The password', example: 'correct horse battery staple' });
const mailedToken = z
  .string()
  .min(20)
  .max(200)
  .meta({ description: 'The token of the mailed link', example: 'q3ZbT1v0XcYw7m5kRj2hN8pLs4dFgA9eUoKiBx6tVzE' });
const refreshToken = z
  .string()
  .min(20)
  .max(200)
  .meta({ description: 'A refresh token; it counts once', example: 'hT9mV2cXq7w4Zk1LpR8sYd3uJf6bNa0gE5oKiWx_tQA' });
const phone = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'is E.164, such as +33123456789')
  .nullable()
  .meta({ description: 'Telephone number, E.164', example: '+33123456789' });
const locale = z.enum(languages).meta({ description: 'Language we write in', example: 'en' });
const grantedScopes = z.array(z.enum(scopes)).meta({ description: 'What it may do', example: ['bookings:read'] });
const keyName = z.string().meta({ description: 'A name to know it by', example: 'Back office' });

export const registerRequest = z
  .strictObject({ email: emailAddress, password: newPassword, given_name: personName, family_name: personName })
  .meta({ id: 'RegisterRequest', description: 'A new account.' });
export type RegisterRequest = z.infer<typeof registerRequest>;

export const loginRequest = z
  .strictObject({ email: emailAddress, password: presentedPassword })
  .meta({ id: 'LoginRequest', description: 'Who says they are whom.' });
export type LoginRequest = z.infer<typeof loginRequest>;

export const verifyEmailRequest = z.strictObject({ token: mailedToken });
export const refreshRequest = z.strictObject({ refresh_token: refreshToken });
export const logoutRequest = z.strictObject({ refresh_token: refreshToken.optional() });
export const passwordResetRequest = z.strictObject({ email: emailAddress });
export const passwordResetConfirmation = z.strictObject({ token: mailedToken, password: newPassword });

export const tokens = z
  .object({
    access_token: z
      .string()
      .meta({ description: 'For `Authorization: Bearer …`', example: 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln' }),
    token_type: z.literal('Bearer').meta({ description: 'How to present it', example: 'Bearer' }),
    expires_in: z.int().meta({ description: 'Seconds until the access token ends', example: 600 }),
    refresh_token: z.string().meta({
      description: 'For the next pair; it counts once',
      example: 'hT9mV2cXq7w4Zk1LpR8sYd3uJf6bNa0gE5oKiWx_tQA',
    }),
  })
  .meta({ id: 'Tokens', description: 'What a session is made of.' });
export type TokensOnWire = z.infer<typeof tokens>;

export const profile = z
  .object({
    id: idOf('usr'),
    email: z.string().meta({ description: 'E-mail address', example: 'ada@example.com' }),
    given_name: z.string().meta({ description: 'Given name', example: 'Ada' }),
    family_name: z.string().meta({ description: 'Family name', example: 'Okafor' }),
    phone: z.string().nullable().meta({ description: 'Telephone number, E.164', example: '+33123456789' }),
    locale,
    roles: z.array(z.enum(roles)).meta({ description: 'What the account may be', example: ['traveller'] }),
    created_at: utcInstant,
  })
  .meta({ id: 'Profile', description: 'An account as its owner sees it.' });
export type ProfileOnWire = z.infer<typeof profile>;

export const profilePatch = z
  .strictObject({
    given_name: personName.optional(),
    family_name: personName.optional(),
    phone: phone.optional(),
    locale: locale.optional(),
  })
  .meta({ id: 'ProfilePatch', description: 'What is to change; the rest stays.' });
export type ProfilePatch = z.infer<typeof profilePatch>;

export const apiKey = z
  .object({
    id: idOf('key'),
    name: keyName,
    scopes: grantedScopes,
    created_at: utcInstant,
    last_used_at: utcInstant.nullable().meta({ description: 'When it was last used, UTC; null if never' }),
  })
  .meta({ id: 'ApiKey', description: 'An API key, without its secret.' });
export type ApiKeyOnWire = z.infer<typeof apiKey>;

export const createApiKeyRequest = z.strictObject({
  name: plainText(1, 64).meta({ description: 'A name to know it by', example: 'Back office' }),
  scopes: grantedScopes.min(1).max(scopes.length),
});
export const apiKeyCreated = apiKey
  .extend({ secret: z.string().meta({ description: 'Shown this once', example: 'sk_2c5h8k0mzq4v' }) })
  .meta({ id: 'ApiKeyCreated', description: 'A new API key with its secret.' });
export type ApiKeyCreatedOnWire = z.infer<typeof apiKeyCreated>;
