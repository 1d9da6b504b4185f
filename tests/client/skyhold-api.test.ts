// The types of the typed client, kept in step with the published contract: `npm run client` writes them anew.
import { registerHooks } from 'node:module';
import type { OpenAPI3 } from 'openapi-typescript';
import { afterAll, expect, test, vi } from 'vitest';
import { aGateway } from '../../workers/gateway/a-gateway.test-builder.ts';

vi.spyOn(console, 'info').mockImplementation(() => undefined);
afterAll(() => void vi.restoreAllMocks());

const header =
  '// Types of every route, for openapi-fetch: written by `npm run client` from the published contract.\n\n';

test('the types of the client are those of the contract; npm run client brings them up to date', {
  timeout: 60_000,
}, async () => {
  const { app } = await aGateway({ settings: { ENVIRONMENT: 'production' } });
  const contract = (await (await app.request('/openapi.json')).json()) as OpenAPI3;

  await expect(header + (await typesOf(contract))).toMatchFileSnapshot('skyhold-api.d.ts');
});

/** The generator prints with the compiler API of TypeScript 5, which the TypeScript we compile with has no longer. */
async function typesOf(contract: OpenAPI3): Promise<string> {
  const hooks = registerHooks({
    resolve: (name, context, next) => next(name === 'typescript' ? 'typescript-5' : name, context),
  });
  try {
    const { default: generate, astToString } = await import('openapi-typescript');
    // A field with a default may be left out of a request.
    return astToString(await generate(contract, { defaultNonNullable: false }));
  } finally {
    hooks.deregister();
  }
}
