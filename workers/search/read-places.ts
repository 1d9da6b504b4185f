// Reading cities and airports: pages in the order of their codes, and one by its code.
import type { ListOf } from '#contracts/conventions';
import type { AirportOnWire, CityOnWire } from '#contracts/place';
import type { Page } from '#contracts/search-service';
import type { CommonFailure } from '#domain/errors';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import type { Cursors } from '#platform/signed-cursor';
import { pageByCode } from './page-by-code.ts';
import { type AirportRow, type CityRow, presentAirport, presentCity } from './place-records.ts';

type Deps = {
  cursors: Cursors;
  citiesAfter(code: string, limit: number): Promise<CityRow[]>;
  cityOf(code: string): Promise<CityRow | null>;
  airportsAfter(iata: string, limit: number): Promise<AirportRow[]>;
  airportOf(iata: string): Promise<AirportRow | null>;
};
type Answer<Value> = Promise<Result<Value, CommonFailure>>;

export async function listCities(deps: Deps, _caller: Caller, page: Page): Answer<ListOf<CityOnWire>> {
  return pageByCode(deps.cursors, {
    list: 'cities',
    page,
    load: deps.citiesAfter,
    codeOf: (city) => city.code,
    present: presentCity,
  });
}

export async function readCity(deps: Deps, _caller: Caller, code: string): Answer<CityOnWire> {
  const city = await deps.cityOf(code);
  return city ? ok(presentCity(city)) : err({ code: 'not_found' });
}

export async function listAirports(deps: Deps, _caller: Caller, page: Page): Answer<ListOf<AirportOnWire>> {
  return pageByCode(deps.cursors, {
    list: 'airports',
    page,
    load: deps.airportsAfter,
    codeOf: (airport) => airport.iata,
    present: presentAirport,
  });
}

export async function readAirport(deps: Deps, _caller: Caller, iata: string): Answer<AirportOnWire> {
  const airport = await deps.airportOf(iata);
  return airport ? ok(presentAirport(airport)) : err({ code: 'not_found' });
}
