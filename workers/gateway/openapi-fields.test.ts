// Every field and parameter of the published contract says what it is and shows an example: a new one joins by existing.
import { afterAll, expect, test, vi } from 'vitest';
import { aGateway } from './a-gateway.test-builder.ts';

vi.spyOn(console, 'info').mockImplementation(() => undefined);
afterAll(() => void vi.restoreAllMocks());

type Schema = {
  $ref?: string;
  description?: string;
  example?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
};
type Content = Record<string, { schema: Schema }>;
type Described = {
  operationId: string;
  parameters?: { name: string; description?: string; schema: Schema }[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content; headers?: Record<string, { description?: string }> }>;
};
type Contract = { paths: Record<string, Record<string, Described>>; components: { schemas: Record<string, Schema> } };

const partsOf = ({ allOf = [], anyOf = [], oneOf = [] }: Schema): Schema[] => [...allOf, ...anyOf, ...oneOf];

/** Named shapes say what they are in their own place; an object and a list of objects are shown by their fields. */
const isShownElsewhere = (schema: Schema): boolean =>
  schema.$ref !== undefined ||
  schema.properties !== undefined ||
  (schema.items !== undefined && isShownElsewhere(schema.items)) ||
  partsOf(schema).some(isShownElsewhere);

function faultsOf(schema: Schema, where: string): string[] {
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    faultsOfField(field, `${where}.${name}`),
  );
  const values = typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
  const inner = [...(schema.items ? [schema.items] : []), ...values, ...partsOf(schema)];
  return [...fields, ...inner.flatMap((part) => faultsOf(part, where))];
}

function faultsOfField(field: Schema, where: string): string[] {
  return [
    ...(field.description || field.$ref ? [] : [`${where} has no description`]),
    ...('example' in field || isShownElsewhere(field) ? [] : [`${where} has no example`]),
    ...faultsOf(field, where),
  ];
}

function faultsOfOperation({ operationId, parameters = [], requestBody, responses }: Described): string[] {
  const contents = [requestBody?.content, ...Object.values(responses).map(({ content }) => content)];
  const headers = Object.values(responses).flatMap((response) => Object.entries(response.headers ?? {}));
  return [
    ...parameters.flatMap(({ name, description, schema }) =>
      faultsOfField({ ...schema, ...(description && { description }) }, `${operationId} ${name}`),
    ),
    ...contents.flatMap((content) =>
      Object.values(content ?? {}).flatMap(({ schema }) => faultsOf(schema, operationId)),
    ),
    ...headers.flatMap(([name, { description }]) => (description ? [] : [`${operationId} ${name} has no description`])),
  ];
}

function faultsIn({ paths, components }: Contract): string[] {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  return [
    ...operations.flatMap(faultsOfOperation),
    ...Object.entries(components.schemas).flatMap(([name, schema]) => [
      ...(schema.description ? [] : [`${name} has no description`]),
      ...faultsOf(schema, name),
    ]),
  ];
}

async function contract(): Promise<Contract> {
  const { app } = await aGateway();
  return (await (await app.request('/openapi.json')).json()) as Contract;
}

test('every field and every parameter has a description and an example', async () => {
  expect(faultsIn(await contract()), 'Say it where the schema is, with .meta({ description, example }).').toEqual([]);
});

test('a field or parameter that says nothing is found, however deep', async () => {
  const silent = await contract();
  const bookingFields = silent.components.schemas.Booking?.properties;
  const contactFields = bookingFields?.contact?.properties;
  const [parameter] = silent.paths['/v1/bookings']?.get?.parameters ?? [];
  if (!bookingFields || !contactFields || !parameter) throw new Error('the contract has bookings');
  bookingFields.shade = { items: { properties: { hue: { description: 'A colour' } } } };
  contactFields.fax = {};
  delete parameter.description;
  delete parameter.schema.description;

  expect(faultsIn(silent)).toEqual([
    expect.stringMatching(/^listBookings \w+ has no description$/),
    'Booking.contact.fax has no description',
    'Booking.contact.fax has no example',
    'Booking.shade has no description',
    'Booking.shade.hue has no example',
  ]);
});
