// Which addresses count as one client.
import { expect, test } from 'vitest';
import { clientNetworkOf } from '#domain/network-address';

test.each([
  ['an IPv4 address is a client', '203.0.113.7', '203.0.113.7'],
  ['so it is when it is written as IPv6', '::ffff:203.0.113.7', '203.0.113.7'],
  ['an IPv6 client is its /64', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['in whichever of its addresses', '2001:DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['with zeros left out in front of the cut', '2001:db8::1', '2001:db8:0:0::/64'],
  ['in brackets and with a zone', '[fe80::1%eth0]', 'fe80:0:0:0::/64'],
  ['the machine itself', '::1', '0:0:0:0::/64'],
  ['what is no address counts as itself', 'unknown', 'unknown'],
])('%s', (_what, address, network) => {
  expect(clientNetworkOf(address)).toBe(network);
});
