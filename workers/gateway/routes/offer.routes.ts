// Offers: what can be bought, priced and signed.
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, TypedResponse } from 'hono';
import {
  fareCalendar,
  fareCalendarQuery,
  type OfferListOnWire,
  type OffersQuery,
  offerAgain,
  offerList,
  offersQuery,
} from '#contracts/offer';
import type { CommonFailure } from '#domain/errors';
import { problem } from '#http/problem';
import type { Caller } from '#platform/caller';
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
    description:
      'Whether it still stands, with live seats, and the total a search would show now where it differs. An expired offer ' +
      'is still shown, as no longer valid.',
    tags: ['Offers'],
    request: { params: idParam('off', 'offer') },
    responses: { 200: json(offerAgain, 'The offer as promised, and as it stands now') },
    problems: ['offer_not_found'],
  },
);

const readFareCalendar = guarded(
  { rateLimit: 'search', who: 'public' },
  {
    method: 'get',
    path: '/v1/fare-calendar',
    operationId: 'readFareCalendar',
    summary: 'Read the lowest price of each day of a month',
    description:
      'For one adult, one way, all fares and taxes included; a day without a flight has no price. Direct flights, or ways ' +
      'with one connection where nobody flies directly. Up to two minutes old: a search has the last word.',
    tags: ['Offers'],
    request: { query: fareCalendarQuery },
    responses: { 200: json(fareCalendar, 'Every day of the month') },
    problems: ['busy'],
  },
);

export const offerRoutes = () =>
  new OpenAPIHono<GatewayContext>()
    .openapi(searchOffers, async (c) => {
      const page = await c.var.services.search.fetch(pageOf(c.var.caller, c.req.valid('query')));
      return page.ok ? writtenOut(c, page) : problem(c, (await page.json()) as CommonFailure);
    })
    .openapi(readFareCalendar, async (c) => {
      const calendar = await c.var.services.search.fareCalendar(c.var.caller, c.req.valid('query'));
      return calendar.ok ? c.json(calendar.value, 200) : problem(c, calendar.error);
    })
    .openapi(readOffer, async (c) => {
      const again = await c.var.services.search.readOfferAgain(c.var.caller, c.req.valid('param').id);
      return again.ok ? c.json(again.value, 200) : problem(c, again.error);
    });

type OfferPage = Response & TypedResponse<OfferListOnWire, 200, 'json'>;

/** What the contract of the search worker names; the host is nobody's. */
const pageOf = (caller: Caller, question: OffersQuery): Request =>
  new Request('https://search/offers', { method: 'POST', body: JSON.stringify([caller, question]) });

/** The page of the contract as search wrote it: read and written again it would only cost time. */
function writtenOut(c: Context<GatewayContext>, page: Response): OfferPage {
  return c.newResponse(page.body, 200, { 'Content-Type': 'application/json' }) as OfferPage;
}
