// Somebody who watches a seat map over a real socket, as a page or a program does.
import { type LiveSeatMapMessage, liveSeatMapMessage } from '#contracts/flight';

export type SeatMapWatcher = Awaited<ReturnType<typeof watchSeatMap>>;

/** Connects to the door at `origin`; `after` is the version seen last. */
export async function watchSeatMap(origin: URL, flightId: string, after?: number) {
  const address = new URL(`/v1/flights/${flightId}/seat-map/live`, origin);
  address.protocol = 'ws:';
  if (after !== undefined) address.searchParams.set('after', String(after));
  const socket = new WebSocket(address.href);
  const heard: string[] = [];
  let wake = () => {};
  socket.addEventListener('message', ({ data }) => {
    heard.push(String(data));
    wake();
  });
  const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve()));
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error('The socket did not open.')));
  });

  /** The next text that came, or the next to come. */
  async function text(): Promise<string> {
    for (;;) {
      const first = heard.shift();
      if (first !== undefined) return first;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  const next = async (): Promise<LiveSeatMapMessage> => liveSeatMapMessage.parse(JSON.parse(await text()));

  return {
    text,
    next,
    /** The first message that says this of a seat. */
    async until(seat: string, state: string): Promise<LiveSeatMapMessage> {
      for (;;) {
        const message = await next();
        if (message.seats[seat] === state) return message;
      }
    },
    send: (said: string) => socket.send(said),
    async leave(): Promise<void> {
      socket.close();
      await closed;
    },
  };
}
