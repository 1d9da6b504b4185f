// The published contract is whole: references resolve, ids are unique, patterns are regular expressions.
import { afterAll, expect, test, vi } from 'vitest';
import { aGateway } from './a-gateway.test-builder.ts';
import type { OpenApiDocument } from './openapi-document.ts';

vi.spyOn(console, 'info').mockImplementation(() => undefined);
afterAll(() => void vi.restoreAllMocks());

const { app } = await aGateway();
const text = await (await app.request('/openapi.json')).text();
const document = JSON.parse(text) as OpenApiDocument;
type Described = { operationId: string; summary: string; tags: string[]; responses: Record<string, unknown> };
const operations = Object.values(document.paths ?? {}).flatMap((item) =>
  Object.values(item as Record<string, Described>),
);

/** Every value under a key, anywhere. */
function everywhere(key: string): unknown[] {
  const found: unknown[] = [];
  JSON.parse(text, (name, value: unknown) => {
    if (name === key) found.push(value);
    return value;
  });
  return found;
}

test('it is OpenAPI 3.1 with both ways to sign in', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.components?.securitySchemes ?? {})).toEqual(['accessToken', 'apiKey']);
});

test('shapes are published once, under their names', () => {
  expect(Object.keys(document.components?.schemas ?? {})).toEqual(
    expect.arrayContaining(['Booking', 'CreateBookingRequest', 'Money', 'Offer', 'Payment', 'Problem', 'SeatMap']),
  );
});

test('every reference resolves', () => {
  const references = everywhere('$ref') as string[];

  expect(references.length).toBeGreaterThan(50);
  for (const reference of new Set(references)) {
    expect(document.components).toHaveProperty(reference.replace('#/components/', '').split('/'));
  }
});

test('operations have unique ids, a summary and a described tag', () => {
  const ids = operations.map(({ operationId }) => operationId);
  const described = document.tags?.map(({ name }) => name);

  expect(new Set(ids).size).toBe(ids.length);
  for (const { summary, tags } of operations) {
    expect(summary).toMatch(/^[A-Z].*[^.]$/);
    expect(described).toContain(tags[0]);
  }
});

test('patterns are regular expressions without flags', () => {
  const patterns = everywhere('pattern').filter((value) => typeof value === 'string');

  expect(patterns.length).toBeGreaterThan(10);
  for (const pattern of patterns) {
    expect(pattern).not.toMatch(/\/[a-z]+$/);
    expect(() => new RegExp(pattern, 'u')).not.toThrow();
  }
});

test('no query parameter is said to be nullable', () => {
  const parameters = everywhere('parameters').flat() as { schema?: { type?: unknown } }[];

  expect(parameters.filter(({ schema }) => Array.isArray(schema?.type))).toEqual([]);
});

test('every problem a route can answer has an example of its shape', () => {
  const booking = document.paths?.['/v1/bookings']?.post as unknown as {
    responses: Record<string, { content: Record<string, { examples: object }> }>;
  };

  expect(Object.keys(booking.responses)).toEqual(
    expect.arrayContaining(['201', '400', '401', '403', '409', '410', '413', '415', '422', '429', '500', '503']),
  );
  const conflicts = booking.responses['409']?.content['application/problem+json']?.examples ?? {};
  expect(Object.keys(conflicts)).toEqual(expect.arrayContaining(['seat_unavailable', 'too_many_holds']));
});

test('what guards a route inside is not published', () => {
  expect(text).not.toContain('x-policy');
});

test('the page shows every operation and needs nothing from elsewhere', async () => {
  const page = await (await app.request('/docs')).text();

  for (const { operationId } of operations) expect(page).toContain(`id="${operationId}"`);
  expect(page).not.toMatch(/<script|src=|@import|url\(/);
});
