// Cities and airports as clients read them.
import * as z from 'zod';
import { listOf, wholeListOf, wholeNumber } from '#contracts/conventions';

export const iataCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{3}$/, 'is three letters')
  .toUpperCase()
  .meta({ description: 'IATA code of a city or airport', example: 'CDG' });

export const terminal = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9]{1,4}$/, 'is 1 to 4 letters and digits')
  .toUpperCase()
  .meta({ example: '2E' });

export const city = z
  .object({
    code: z.string().meta({ description: 'IATA code of the city', example: 'PAR' }),
    name: z.string().meta({ description: 'Name in English', example: 'Paris' }),
    country: z.string().meta({ description: 'ISO 3166-1 alpha-2', example: 'FR' }),
    time_zone: z.string().meta({ description: 'IANA zone', example: 'Europe/Paris' }),
    airports: z.array(z.string()).meta({ description: 'IATA codes', example: ['CDG', 'ORY'] }),
  })
  .meta({ id: 'City', description: 'A city with its airports.' });
export type CityOnWire = z.infer<typeof city>;

export const airport = z
  .object({
    iata: z.string().meta({ description: 'IATA code', example: 'CDG' }),
    name: z.string().meta({ description: 'Name in English', example: 'Paris Charles de Gaulle' }),
    city: z.string().meta({ description: 'City code', example: 'PAR' }),
    country: z.string().meta({ description: 'ISO 3166-1 alpha-2', example: 'FR' }),
    time_zone: z.string().meta({ description: 'IANA zone', example: 'Europe/Paris' }),
    latitude: z.number().meta({ description: 'Degrees north', example: 49.0097 }),
    longitude: z.number().meta({ description: 'Degrees east', example: 2.5479 }),
    terminals: z.array(z.string()).meta({ description: 'Names of its terminals', example: ['1', '2E', '2F'] }),
  })
  .meta({ id: 'Airport', description: 'An airport.' });
export type AirportOnWire = z.infer<typeof airport>;

export const place = z
  .object({
    type: z
      .enum(['city', 'airport'])
      .meta({ description: 'What it is; a city stands for all its airports', example: 'city' }),
    code: z.string().meta({ description: 'IATA code, as a search takes it', example: 'PAR' }),
    name: z.string().meta({ description: 'Name in English', example: 'Paris' }),
    city: z.string().meta({ description: 'City code', example: 'PAR' }),
    country: z.string().meta({ description: 'ISO 3166-1 alpha-2', example: 'FR' }),
  })
  .meta({ id: 'Place', description: 'Somewhere to fly from or to.' });
export type PlaceOnWire = z.infer<typeof place>;

export const placesQuery = z.strictObject({
  q: z.string().trim().min(1).max(64).meta({ description: 'Beginning of a code or name', example: 'par' }),
  limit: wholeNumber(1, 20).default(10).meta({ description: 'Most places to answer', example: 10 }),
});

export const cityList = listOf(city);
export const airportList = listOf(airport);
export const placeList = wholeListOf(place);
