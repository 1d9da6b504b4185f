// Cities and airports: public reference data.
import { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { paging } from '#contracts/conventions';
import { airport, airportList, city, cityList, iataCode, placeList, placesQuery } from '#contracts/place';
import { problem } from '#http/problem';
import { json } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import type { Policy } from '../policy.ts';
import type { GatewayContext } from '../request-context.ts';

const listPolicy: Policy = { rateLimit: 'read', who: 'public', cacheControl: 'public, max-age=60' };
const onePolicy: Policy = { ...listPolicy, hasEtag: true };
const tags: ['Places'] = ['Places'];

const findPlaces = guarded(
  { ...listPolicy, rateLimit: 'search' },
  {
    method: 'get',
    path: '/v1/places',
    operationId: 'findPlaces',
    summary: 'Find cities and airports by the beginning of a code or name',
    description: 'By code, name of the city or name of the airport; a city is meant with all its airports.',
    tags,
    request: { query: placesQuery },
    responses: { 200: json(placeList, 'Matching places, best first') },
    problems: [],
  },
);

const listCities = guarded(listPolicy, {
  method: 'get',
  path: '/v1/cities',
  operationId: 'listCities',
  summary: 'List cities',
  description: 'Reference data: it may be kept for a minute.',
  tags,
  request: { query: z.strictObject(paging) },
  responses: { 200: json(cityList, 'A page of cities, by code') },
  problems: ['invalid_cursor'],
});

const readCity = guarded(onePolicy, {
  method: 'get',
  path: '/v1/cities/{code}',
  operationId: 'readCity',
  summary: 'Read a city',
  description: 'Reference data: it may be kept for a minute, and carries an ETag.',
  tags,
  request: { params: z.object({ code: iataCode.meta({ example: 'PAR' }) }) },
  responses: { 200: json(city, 'The city') },
  problems: ['not_found'],
});

const listAirports = guarded(listPolicy, {
  method: 'get',
  path: '/v1/airports',
  operationId: 'listAirports',
  summary: 'List airports',
  description: 'Reference data: it may be kept for a minute.',
  tags,
  request: { query: z.strictObject(paging) },
  responses: { 200: json(airportList, 'A page of airports, by code') },
  problems: ['invalid_cursor'],
});

const readAirport = guarded(onePolicy, {
  method: 'get',
  path: '/v1/airports/{iata}',
  operationId: 'readAirport',
  summary: 'Read an airport',
  description: 'Reference data: it may be kept for a minute, and carries an ETag.',
  tags,
  request: { params: z.object({ iata: iataCode }) },
  responses: { 200: json(airport, 'The airport') },
  problems: ['not_found'],
});

export const placeRoutes = () =>
  new OpenAPIHono<GatewayContext>()
    .openapi(findPlaces, async (c) =>
      c.json(await c.var.services.search.findPlaces(c.var.caller, c.req.valid('query')), 200),
    )
    .openapi(listCities, async (c) => {
      const cities = await c.var.services.search.listCities(c.var.caller, c.req.valid('query'));
      return cities.ok ? c.json(cities.value, 200) : problem(c, cities.error);
    })
    .openapi(readCity, async (c) => {
      const found = await c.var.services.search.readCity(c.var.caller, c.req.valid('param').code);
      return found.ok ? c.json(found.value, 200) : problem(c, found.error);
    })
    .openapi(listAirports, async (c) => {
      const airports = await c.var.services.search.listAirports(c.var.caller, c.req.valid('query'));
      return airports.ok ? c.json(airports.value, 200) : problem(c, airports.error);
    })
    .openapi(readAirport, async (c) => {
      const found = await c.var.services.search.readAirport(c.var.caller, c.req.valid('param').iata);
      return found.ok ? c.json(found.value, 200) : problem(c, found.error);
    });
