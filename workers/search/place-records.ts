// Cities and airports as the store answers them, and how they are shown.
import type { AirportRecordOnWire, CityRecordOnWire } from '#contracts/catalogue-admin';
import type { AirportOnWire, CityOnWire } from '#contracts/place';
import type { airports, cities } from '#database/catalog-places';

export type AirportRow = typeof airports.$inferSelect;
/** A city with the codes of its airports. */
export type CityRow = typeof cities.$inferSelect & { airports: string[] };

export const presentCity = (city: CityRow): CityOnWire => ({
  code: city.code,
  name: city.name,
  country: city.country,
  time_zone: city.timeZone,
  airports: city.airports,
});

export const presentAirport = (airport: AirportRow): AirportOnWire => ({
  iata: airport.iata,
  name: airport.name,
  city: airport.city,
  country: airport.country,
  time_zone: airport.timeZone,
  latitude: airport.latitude,
  longitude: airport.longitude,
  terminals: airport.terminals,
});

export const presentCityRecord = (city: CityRow): CityRecordOnWire => ({ ...presentCity(city), version: city.version });

export const presentAirportRecord = (airport: AirportRow): AirportRecordOnWire => ({
  ...presentAirport(airport),
  version: airport.version,
});
