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
import { err, ok, type Result } from '#domain/result';
import { problem } from '#http/problem';
import { idParam, json } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import { pageKey } from '../middleware/ready-page.ts';
import type { Page } from '../ready-pages.ts';
import type { GatewayContext } from '../request-context.ts';

const searchOffers = guarded(
  { rateLimit: 'search', who: 'public', hasReadyPages: true },
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
      const { pages, outlive } = c.var.edge;
      const made = pages.make(pageKey(c), () => askForPage(c, c.req.valid('query')));
      outlive(c, made);
      const page = await made;
      return page.ok ? writtenOut(c, page.value) : problem(c, page.error);
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

/** By the fetch of the search worker's contract; the host is nobody's. A page may be kept as long as it says, from when it was asked for. */
async function askForPage(c: Context<GatewayContext>, question: OffersQuery): Promise<Result<Page, CommonFailure>> {
  const { caller, edge, services } = c.var;
  const askedAt = edge.clock.now();
  const body = JSON.stringify([caller, question]);
  const answer = await services.search.fetch(new Request('https://search/offers', { method: 'POST', body }));
  if (!answer.ok) return err((await answer.json()) as CommonFailure);
  const [, keptSeconds = '0'] = /max-age=(\d+)/.exec(answer.headers.get('Cache-Control') ?? '') ?? [];
  return ok({ bytes: new Uint8Array(await answer.arrayBuffer()), keptUntil: askedAt + Number(keptSeconds) * 1_000 });
}

/** The page of the contract as search wrote it: read and written again it would only cost time. */
function writtenOut(c: Context<GatewayContext>, { bytes }: Page): OfferPage {
  return c.newResponse(bytes, 200, { 'Content-Type': 'application/json' }) as OfferPage;
}
