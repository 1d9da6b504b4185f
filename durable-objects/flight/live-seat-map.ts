// The sockets of people who watch the seat map of a flight. Nothing here decides or stores anything, and no sale waits for it.
import type { LiveSeatMapMessage } from '#contracts/flight';
import type { CommonFailure } from '#domain/errors';
import type { FlightId } from '#domain/ids';
import { errorText, log } from '#platform/log';
import { historyFrom, moveOn, type SeatHistory, type SeatsAt, type ToldSeats, toldSince } from './seat-changes.ts';

export const mostSockets = 1000;
const coalescedMilliseconds = 250;
const fullHouse: Extract<CommonFailure, { code: 'busy' }> = { code: 'busy', retryAfterSeconds: 10 };

/** Whoever watches has nothing to say but `ping`, which the runtime answers while the object sleeps. */
const longestMessage = 1024;
const mostMessages = 20;

type Place = Pick<DurableObjectState, 'id' | 'acceptWebSocket' | 'getWebSockets' | 'setWebSocketAutoResponse'>;
/** What is known of one socket; forgotten when the object sleeps, and then made anew. */
type Watcher = { seenVersion: number; messageCount: number };

export type LiveSeatMap = ReturnType<typeof liveSeatMap>;

/**
 * Tells watchers what changed, at most every quarter of a second and never within a transaction. `read` reads the seats as
 * the rows have them, at the version the rows have.
 *
 * The object falls asleep only when everything was told, so a socket that outlived its memory has seen what the rows said
 * at waking. The history is memory alone: whoever comes back later than it reaches gets a snapshot.
 */
export function liveSeatMap(place: Place, read: (known?: SeatsAt) => SeatsAt) {
  // Flights are named by their ids, and only by flight.address.ts.
  const flightId = place.id.name as FlightId;
  const watchers = new Map<WebSocket, Watcher>();
  let history: SeatHistory | undefined;
  let isTellingDue = false;

  for (const socket of place.getWebSockets()) {
    history ??= historyFrom(read());
    watchers.set(socket, { seenVersion: history.present.version, messageCount: 0 });
  }

  function catchUp(): SeatHistory {
    history = history ? moveOn(history, read(history.present)) : historyFrom(read());
    return history;
  }

  function tell(): void {
    isTellingDue = false;
    const caughtUp = catchUp();
    const { version } = caughtUp.present;
    const texts = new Map<number, string>();
    for (const [socket, watcher] of watchers) {
      if (watcher.seenVersion === version) continue;
      const text = texts.get(watcher.seenVersion) ?? textSince(caughtUp, watcher.seenVersion);
      texts.set(watcher.seenVersion, text);
      watcher.seenVersion = version;
      sendTo(socket, text);
    }
  }

  function sendTo(socket: WebSocket, text: string): void {
    try {
      socket.send(text);
    } catch (reason) {
      watchers.delete(socket);
      log('info', 'watcher_gone', { id: flightId, error: errorText(reason) });
    }
  }

  const textSince = (known: SeatHistory, version: number | undefined): string =>
    JSON.stringify(onWire(flightId, toldSince(known, version)));

  function close(socket: WebSocket, code: number, reason: string): void {
    watchers.delete(socket);
    socket.close(code, reason);
  }

  return {
    /** Opens a socket for somebody who has seen the version that the address names as `after`, or nothing yet. */
    open(request: Request): Response {
      if (watchers.size >= mostSockets) return Response.json(fullHouse, { status: 422 });
      const after = new URL(request.url).searchParams.get('after');
      const { 0: theirs, 1: ours } = new WebSocketPair();
      place.acceptWebSocket(ours);
      place.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
      const caughtUp = catchUp();
      watchers.set(ours, { seenVersion: caughtUp.present.version, messageCount: 0 });
      sendTo(ours, textSince(caughtUp, after === null ? undefined : Number(after)));
      return new Response(null, { status: 101, webSocket: theirs });
    },
    /** To be called after each batch of writes: what they changed is told together with what the next moments bring. */
    changed(): void {
      if (isTellingDue || watchers.size === 0) return;
      isTellingDue = true;
      setTimeout(tell, coalescedMilliseconds);
    },
    /** Nothing anybody says is listened to; whoever says too much is shown out. */
    heard(socket: WebSocket, message: string | ArrayBuffer): void {
      const watcher = watchers.get(socket);
      const length = typeof message === 'string' ? message.length : message.byteLength;
      if (length > longestMessage) close(socket, 1009, 'messages are limited to 1024 bytes');
      else if (watcher && ++watcher.messageCount > mostMessages)
        close(socket, 1008, 'nothing but ping is answered here');
    },
    /** Gives the place back. Who closes waits for the other side to close too, which the runtime leaves to us. */
    left(socket: WebSocket): void {
      watchers.delete(socket);
      socket.close();
    },
    /** Gives the place of a socket back that broke. */
    lost(socket: WebSocket): void {
      watchers.delete(socket);
    },
  };
}

function onWire(flightId: FlightId, told: ToldSeats): LiveSeatMapMessage {
  const { version, seats } = told;
  if (told.kind === 'snapshot') return { type: 'snapshot', version, flight_id: flightId, seats };
  return { type: 'delta', version, previous_version: told.previousVersion, seats };
}
