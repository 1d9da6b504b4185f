// The live seat map of a flight: the socket is opened by its Flight object and handed on.
import type { CommonFailure } from '#domain/errors';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId } from '#domain/ids';

type Deps = {
  plansOf(ids: FlightId[]): Promise<FlightPlan[]>;
  /** Hands the upgrade to the Flight object; one that was never opened is watched without being written. */
  watch(id: FlightId, request: Request): Promise<Response>;
};

/** The gateway's way in; nobody else can call it, and it has checked what it sends. A flight nobody knows is not asked. */
export async function watchSeatMap(deps: Deps, request: Request): Promise<Response> {
  const id = new URL(request.url).pathname.slice(1) as FlightId;
  const [plan] = await deps.plansOf([id]);
  const unknown: CommonFailure = { code: 'not_found' };
  return plan ? deps.watch(id, request) : Response.json(unknown, { status: 422 });
}
