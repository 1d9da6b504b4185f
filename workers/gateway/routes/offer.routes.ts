// Offers: what can be bought, priced and signed.
import { OpenAPIHono } from '@hono/zod-openapi';
import { offerAgain, offerList, offersQuery } from '#contracts/offer';
import { problem } from '#http/problem';
import { idParam, json } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import type { GatewayContext } from '../request-context.ts';

const searchOffers = guarded(
  { rateLimit: 'search', who: 'public' },
  {
    method: 'get',
    path: '/v1/offers',
    operationId: 'searchOffers',
    summary: 'Search offers',
    description: 'One offer per itinerary, cabin and fare brand. An offer promises a price, not stock.',
    tags: ['Offers'],
    request: { query: offersQuery },
    responses: { 200: json(offerList, 'A page of offers') },
    problems: ['invalid_cursor', 'busy'],
  },
);

const readOffer = guarded(
  { rateLimit: 'search', who: 'public', unknownId: 'offer_not_found' },
  {
    method: 'get',
    path: '/v1/offers/{id}',
    operationId: 'readOffer',
    summary: 'Read an offer again',
    description: 'Whether it still stands, with live seats, and the total a search would show now where it differs.',
    tags: ['Offers'],
    request: { params: idParam('off', 'offer') },
    responses: { 200: json(offerAgain, 'The offer as promised, and as it stands now') },
    problems: ['offer_not_found', 'offer_expired'],
  },
);

export const offerRoutes = () =>
  new OpenAPIHono<GatewayContext>()
    .openapi(searchOffers, async (c) => {
      const offers = await c.var.services.search.searchOffers(c.var.caller, c.req.valid('query'));
      return offers.ok ? c.json(offers.value, 200) : problem(c, offers.error);
    })
    .openapi(readOffer, async (c) => {
      const again = await c.var.services.search.readOfferAgain(c.var.caller, c.req.valid('param').id);
      return again.ok ? c.json(again.value, 200) : problem(c, again.error);
    });
