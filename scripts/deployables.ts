// The Workers of the house: where their settings live and how large they may be, in the order they are deployed (nobody before those it calls).

export type Deployable = {
  name: string;
  config: string;
  envInterface: string;
  envFile: string;
  /** A Worker starts the faster the less there is to read; `npm run build` refuses a bundle that is larger. */
  gzipLimitKib: number;
  isLocalOnly?: true;
};

const worker = (name: string, envInterface: string): Deployable => ({
  name,
  config: `workers/${name}/wrangler.toml`,
  envInterface,
  envFile: `workers/${name}/env.d.ts`,
  gzipLimitKib: 200,
});

export const deployables: Deployable[] = [
  { ...worker('payments-sandbox', 'PaymentsSandboxEnv'), isLocalOnly: true },
  worker('payments', 'PaymentsEnv'),
  {
    name: 'durable-objects',
    config: 'durable-objects/wrangler.toml',
    envInterface: 'ObjectsEnv',
    envFile: 'durable-objects/env.d.ts',
    gzipLimitKib: 200,
  },
  { ...worker('search', 'SearchEnv'), gzipLimitKib: 150 },
  worker('identity', 'IdentityEnv'),
  worker('booking', 'BookingEnv'),
  worker('notifications', 'NotificationsEnv'),
  { ...worker('gateway', 'GatewayEnv'), config: 'wrangler.toml' },
  worker('admin', 'AdminEnv'),
];
