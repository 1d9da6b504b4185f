// The client an integrator would have: openapi-fetch with the types generated from the published contract.
import createClient from 'openapi-fetch';
import type { Send } from '../../scripts/demo/connect.ts';
import type { paths } from '../client/skyhold-api.d.ts';

export type TypedClient = ReturnType<typeof typedClient>;

/** Speaks to a door of a test's house; everything but the way there is as over the network. */
export const typedClient = (send: Send, token?: string) =>
  createClient<paths>({
    baseUrl: 'http://skyhold.example',
    ...(token && { headers: { authorization: `Bearer ${token}` } }),
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      const body = await request.text();
      return send(`${pathname}${search}`, {
        method: request.method,
        headers: Object.fromEntries(request.headers),
        ...(body !== '' && { body }),
      });
    },
  });
