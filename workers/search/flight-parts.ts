// What a flight or a schedule is put together from, and the refusal of whatever of it the catalogue does not know.
import type { CommonFailure } from '#domain/errors';
import { ok, type Result } from '#domain/result';
import { refuseField } from './field-fault.ts';
import type { AirportRow } from './place-records.ts';

export type FlightParts = {
  origin: AirportRow | undefined;
  destination: AirportRow | undefined;
  isKnownType: boolean;
  /** True also where no registration is named. */
  isOfType: boolean;
};

/** Both airports, or the refusal that points at what is unknown. */
export function knownParts(parts: FlightParts): Result<{ origin: AirportRow; destination: AirportRow }, CommonFailure> {
  const { origin, destination } = parts;
  if (!origin) return refuseField('/origin', 'unknown_airport', 'is not an airport of the catalogue');
  if (!destination) return refuseField('/destination', 'unknown_airport', 'is not an airport of the catalogue');
  if (!parts.isKnownType)
    return refuseField('/aircraft', 'unknown_aircraft', 'is not an aircraft type of the catalogue');
  if (!parts.isOfType) return refuseField('/registration', 'unknown_registration', 'is not an aircraft of that type');
  return ok({ origin, destination });
}
