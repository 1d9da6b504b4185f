// The Workers of the house: where their settings live, in the order they are deployed (nobody before those it calls).

export type Deployable = { name: string; config: string; envInterface: string; envFile: string; isLocalOnly?: true };

const worker = (name: string, envInterface: string): Deployable => ({
  name,
  config: `workers/${name}/wrangler.toml`,
  envInterface,
  envFile: `workers/${name}/env.d.ts`,
});

export const deployables: Deployable[] = [
  { ...worker('payments-sandbox', 'PaymentsSandboxEnv'), isLocalOnly: true },
  worker('payments', 'PaymentsEnv'),
  {
    name: 'durable-objects',
    config: 'durable-objects/wrangler.toml',
    envInterface: 'ObjectsEnv',
    envFile: 'durable-objects/env.d.ts',
  },
  worker('search', 'SearchEnv'),
  worker('identity', 'IdentityEnv'),
  worker('booking', 'BookingEnv'),
  worker('notifications', 'NotificationsEnv'),
  { ...worker('gateway', 'GatewayEnv'), config: 'wrangler.toml' },
  worker('admin', 'AdminEnv'),
];
