// How other workers reach the Flight object of a dated flight.
import type { FlightObject } from '#contracts/flight-object';
import type { FlightId } from '#domain/ids';

/** What an address needs of a namespace; generated binding types and tests' own both have it. */
export type Namespace = { getByName(name: string): unknown };

/** The object that owns the seats of this flight; objects are named by the flight's id. */
export function flightAt(namespace: Namespace, id: FlightId): FlightObject {
  return namespace.getByName(id) as FlightObject;
}
