// The published contract, read by the two linters integrators use, with the rules they recommend.
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectralCore, { type RulesetDefinition } from '@stoplight/spectral-core';
import spectralRulesets from '@stoplight/spectral-rulesets';
import { afterAll, expect, test, vi } from 'vitest';
import { aGateway } from './a-gateway.test-builder.ts';

vi.spyOn(console, 'info').mockImplementation(() => undefined);
afterAll(() => void vi.restoreAllMocks());

const publicUrl = 'https://api.skyhold.airline';
const asServed: [string, Parameters<typeof aGateway>[0]][] = [
  ['on a developer’s machine', {}],
  ['in production', { settings: { ENVIRONMENT: 'production', PUBLIC_URL: publicUrl } }],
];

/** The success of a socket is 101, and both linters take only 2XX for one: they read it as 200. */
const openedSocket = '"101":';

async function contractOf(wishes: Parameters<typeof aGateway>[0]): Promise<string> {
  const { app } = await aGateway(wishes);
  return (await (await app.request('/openapi.json')).text()).replaceAll(openedSocket, '"200":');
}

/** Both linters know many rules; the first run loads them all. */
const patience = 30_000;

test.each(asServed)('Redocly has nothing to say about it %s', { timeout: patience }, async (_where, wishes) => {
  const source = await contractOf(wishes);
  const config = await createConfig({ extends: ['recommended'] });

  const findings = await lintFromString({ source, absoluteRef: '/openapi.json', config });

  expect(findings.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`)).toEqual([]);
});

test.each(asServed)('Spectral has nothing to say about it %s', { timeout: patience }, async (_where, wishes) => {
  expect(await spectralFindings(JSON.parse(await contractOf(wishes)))).toEqual([]);
});

test('both would say it if something were wrong', { timeout: patience }, async () => {
  const contract = JSON.parse(await contractOf({}));
  delete contract.paths['/v1/bookings'].get.summary;
  contract.paths['/v1/bookings'].get.security = [{ magic: [] }];
  const config = await createConfig({ extends: ['recommended'] });

  const byRedocly = await lintFromString({
    source: JSON.stringify(contract),
    absoluteRef: '/openapi.json',
    config,
  });

  expect(byRedocly.map(({ ruleId }) => ruleId).sort()).toEqual(['operation-summary', 'security-defined']);
  expect(await spectralFindings(contract)).toEqual([expect.stringMatching(/^oas3-operation-security-defined /)]);
});

async function spectralFindings(contract: Record<string, unknown>): Promise<string[]> {
  const spectral = new spectralCore.Spectral();
  spectral.setRuleset({ extends: [[openApiRules(), 'recommended']] });
  const findings = await spectral.run(contract);
  return findings.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
}

/** The two packages come with formats of their own, which are the same at run time and never to the types. */
const openApiRules = (): RulesetDefinition => spectralRulesets.oas as unknown as RulesetDefinition;
