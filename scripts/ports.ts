// The two doors of a local house: read from PORT and ADMIN_PORT, and checked to be free before anything starts.
import { connect, createServer } from 'node:net';
import { Advice } from './advice.ts';

export type Ports = { gateway: number; admin: number };

/** The ports asked for, 8787 and 8788 by default; anything but two different port numbers gets advice. */
export function portsFrom(environment: Record<string, string | undefined>): Ports {
  const gateway = portFrom('PORT', environment.PORT, 8787);
  const admin = portFrom('ADMIN_PORT', environment.ADMIN_PORT, 8788);
  if (gateway === admin)
    throw new Advice(`PORT and ADMIN_PORT are both ${gateway}: the travellers' door and the staff's need one each.`);
  return { gateway, admin };
}

function portFrom(name: string, text: string | undefined, byDefault: number): number {
  if (text === undefined || text === '') return byDefault;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Advice(`${name} must be a whole number from 1 to 65535, and is "${text}".`);
}

/** Ends with advice when a door is taken or may not be opened. */
export async function checkPorts(ports: Ports): Promise<void> {
  await checkPort('PORT', ports.gateway);
  await checkPort('ADMIN_PORT', ports.admin);
}

async function checkPort(name: 'PORT' | 'ADMIN_PORT', port: number): Promise<void> {
  const refusal = (await isAnswering('127.0.0.1', port)) || (await isAnswering('::1', port)) || (await refusalOf(port));
  if (refusal === undefined) return;
  const other = `choose another: ${name}=${port < 65_000 ? port + 100 : port - 100} npm start`;
  if (refusal === 'EACCES') throw new Advice(`Port ${port} needs rights this user does not have; ${other}`);
  if (refusal === true || refusal === 'EADDRINUSE')
    throw new Advice(`Port ${port} is taken by another program. Stop that one, or ${other}`);
  throw new Advice(`Port ${port} cannot be opened (${refusal}); ${other}`);
}

/** Some systems let two programs share a port on different addresses; whoever answers there already has it. */
function isAnswering(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const finish = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
  });
}

function refusalOf(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}
