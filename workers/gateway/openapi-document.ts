// The published contract: OpenAPI 3.1, generated from the schemas that validate.
import type { OpenAPIHono } from '@hono/zod-openapi';
import { problemExamples } from '#http/problem-responses';
import { version } from '../../package.json';
import type { GatewayContext } from './request-context.ts';
import type { GatewaySettings } from './settings.ts';

export type OpenApiDocument = ReturnType<OpenAPIHono<GatewayContext>['getOpenAPI31Document']>;

const description = `Search, hold, pay, fly.

**Money** is an integer of minor units with its currency, and the decimal text beside it. **Times** of flights carry the local
offset and the zone; all other instants are UTC. **Lists** page by an opaque cursor. **Errors** are problem+json with a stable
\`code\`; \`retryable\` says whether the same request may succeed a little later. **Idempotency-Key** is required where a repeat
would cost money or seats: the same key and request get the first answer again.`;

const tags = [
  { name: 'Places', description: 'Cities and airports.' },
  { name: 'Offers', description: 'What can be bought: priced, signed, for a while.' },
  { name: 'Flights', description: 'Dated flights and their seat maps.' },
  { name: 'Sessions', description: 'Registering, logging in and out.' },
  { name: 'Account', description: 'Your profile and API keys.' },
  { name: 'Bookings', description: 'Holding seats, and reading your bookings.' },
  { name: 'Payments', description: 'Paying for a booking.' },
  { name: 'Pages', description: 'Pages for people: mailed links, documentation.' },
  { name: 'Service', description: 'Signs of life, keys, the contract itself.' },
  { name: 'Local mailbox', description: 'Captured mails, on a developer machine only.' },
];

const securitySchemes = {
  accessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'An access token from `POST /v1/auth/login`, valid for ten minutes.',
  },
  apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'sk_…', description: 'An API key from `POST /v1/api-keys`.' },
} as const;

/** The contract of every route the application declares. */
export function openApiDocument(
  app: OpenAPIHono<GatewayContext>,
  { PUBLIC_URL: publicUrl, ENVIRONMENT }: Pick<GatewaySettings, 'PUBLIC_URL' | 'ENVIRONMENT'>,
): OpenApiDocument {
  for (const [name, scheme] of Object.entries(securitySchemes)) {
    app.openAPIRegistry.registerComponent('securitySchemes', name, scheme);
  }
  for (const [code, example] of problemExamples()) app.openAPIRegistry.registerComponent('examples', code, example);
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Skyhold',
      version,
      description,
      license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
      contact: { name: 'The airline that runs this installation', url: publicUrl },
    },
    // On a developer's machine it is wherever the document was read, since ports differ.
    servers: [{ url: ENVIRONMENT === 'local' ? '/' : publicUrl, description: 'This installation' }],
    tags: tags.filter(({ name }) => isUsed(app, name)),
  });
  return withoutUnused(tidy(document));
}

const isUsed = (app: OpenAPIHono<GatewayContext>, tag: string): boolean =>
  app.openAPIRegistry.definitions.some(
    (definition) => definition.type === 'route' && definition.route.tags?.includes(tag),
  );

/**
 * Mends what the generator gets wrong: it prints the flags of a regular expression into `pattern`, and takes numbers coerced
 * from text for nullable ones. What only guards the inside is left out.
 */
function tidy(document: OpenApiDocument): OpenApiDocument {
  return JSON.parse(JSON.stringify(document), (key: string, value: unknown) => {
    if (key === 'x-policy') return undefined;
    if (key === 'pattern' && typeof value === 'string') return portablePattern(value);
    return isCoercedNumber(value) ? { ...value, type: value.type[0] } : value;
  }) as OpenApiDocument;
}

/** Without its flags; one with Unicode classes is left to its description, since most readers take `\\p` for a letter. */
function portablePattern(pattern: string): string | undefined {
  const bare = pattern.replace(/^\/(.*)\/[a-z]+$/s, '$1').replace(/\/[a-z]+$/, '');
  return bare.includes('\\p{') ? undefined : bare;
}

/** Examples are registered for every problem of the house; those of the other door are not part of this contract. */
function withoutUnused(document: OpenApiDocument): OpenApiDocument {
  const text = JSON.stringify(document.paths);
  const examples = Object.entries(document.components?.examples ?? {}).filter(([code]) =>
    text.includes(`"#/components/examples/${code}"`),
  );
  return { ...document, components: { ...document.components, examples: Object.fromEntries(examples) } };
}

/** Only query parameters are coerced, and no field of a body is a nullable number with bounds. */
function isCoercedNumber(value: unknown): value is { type: [string, string]; default: unknown } {
  if (typeof value !== 'object' || value === null || !('type' in value) || !Array.isArray(value.type)) return false;
  return ['integer', 'number'].includes(String(value.type[0])) && value.type[1] === 'null' && 'minimum' in value;
}
