// The doors of a local house: what PORT and ADMIN_PORT may say, and what a taken port is answered with.
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from './free-port.ts';
import { checkPorts, portsFrom } from './ports.ts';

test('without settings the doors are 8787 and 8788', () => {
  expect(portsFrom({})).toEqual({ gateway: 8787, admin: 8788 });
});

test('PORT and ADMIN_PORT are honoured', () => {
  expect(portsFrom({ PORT: '9000', ADMIN_PORT: '9001' })).toEqual({ gateway: 9000, admin: 9001 });
});

test.each(['abc', '0', '-1', '65536', '80.5', '0x50', '1e3', ' 80', '99999999'])('PORT=%s gets advice', (text) => {
  expect(() => portsFrom({ PORT: text })).toThrow(`PORT must be a whole number from 1 to 65535, and is "${text}"`);
});

test('one port for both doors gets advice', () => {
  expect(() => portsFrom({ PORT: '8788' })).toThrow('PORT and ADMIN_PORT are both 8788');
});

test.each(['127.0.0.1', '0.0.0.0', '::'])(
  'a port taken on %s is named, with the setting that moves the door',
  async (host) => {
    const taken = await aServerOn(host);

    const outcome = checkPorts({ gateway: 1 + taken, admin: taken });

    await expect(outcome).rejects.toThrow(`Port ${taken} is taken by another program.`);
    await expect(outcome).rejects.toThrow(`ADMIN_PORT=`);
  },
);

test('free ports pass', async () => {
  const free = await freePort();

  await expect(checkPorts({ gateway: free, admin: free })).resolves.toBeUndefined();
});

async function aServerOn(host: string): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}
