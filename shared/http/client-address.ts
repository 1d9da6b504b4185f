// Where a request comes from, for counting: the platform's own header alone, since a client can write every other one.
import { clientNetworkOf } from '#domain/network-address';

/** The client's network as the platform reports it; `local` without the platform in front, on a developer's machine. */
export function clientAddress(headers: Headers): string {
  const address = headers.get('CF-Connecting-IP')?.trim();
  return address ? clientNetworkOf(address) : 'local';
}
