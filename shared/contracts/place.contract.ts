// Cities and airports as clients read them.
import * as z from 'zod';
import { listOf } from '#contracts/conventions';

export const iataCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, 'is three letters')
  .meta({ description: 'IATA code of a city or airport', example: 'CDG' });

export const city = z
  .object({
    code: z.string().meta({ example: 'PAR' }),
    name: z.string().meta({ example: 'Paris' }),
    country: z.string().meta({ description: 'ISO 3166-1 alpha-2', example: 'FR' }),
    time_zone: z.string().meta({ description: 'IANA zone', example: 'Europe/Paris' }),
    airports: z.array(z.string()).meta({ description: 'IATA codes', example: ['CDG', 'ORY'] }),
  })
  .meta({ id: 'City' });
export type CityOnWire = z.infer<typeof city>;

export const airport = z
  .object({
    iata: z.string().meta({ example: 'CDG' }),
    name: z.string().meta({ example: 'Paris Charles de Gaulle' }),
    city: z.string().meta({ description: 'City code', example: 'PAR' }),
    country: z.string().meta({ example: 'FR' }),
    time_zone: z.string().meta({ example: 'Europe/Paris' }),
    latitude: z.number().meta({ example: 49.0097 }),
    longitude: z.number().meta({ example: 2.5479 }),
    terminals: z.array(z.string()).meta({ example: ['1', '2E', '2F'] }),
  })
  .meta({ id: 'Airport' });
export type AirportOnWire = z.infer<typeof airport>;

export const place = z
  .object({
    type: z.enum(['city', 'airport']),
    code: z.string().meta({ example: 'PAR' }),
    name: z.string().meta({ example: 'Paris' }),
    city: z.string().meta({ description: 'City code', example: 'PAR' }),
    country: z.string().meta({ example: 'FR' }),
  })
  .meta({ id: 'Place' });
export type PlaceOnWire = z.infer<typeof place>;

export const placesQuery = z.strictObject({
  q: z.string().trim().min(1).max(64).meta({ description: 'Beginning of a code or name', example: 'par' }),
  limit: z.coerce.number().int().min(1).max(20).default(10),
});

export const cityList = listOf(city);
export const airportList = listOf(airport);
export const placeList = z.object({ data: z.array(place), next: z.null() });
