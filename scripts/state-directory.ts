// The directory that holds a local house: its databases, its objects, its secrets. One house runs on it at a time.
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Advice } from './advice.ts';

export type StateDirectory = { path: string; leave(): Promise<void> };

/** Makes the directory if need be and takes it for this process; `leave` gives it free. */
export async function enterStateDirectory(given: string | undefined, tenant: string): Promise<StateDirectory> {
  const path = resolve(given || '.wrangler/state');
  makeWritable(path);
  const door = lockPath(realpathSync(path));
  const lock = (await listen(door, tenant)) ?? (await takeOver(door, path, tenant));
  return {
    path,
    leave: () => new Promise((done) => lock.close(() => done())),
  };
}

function makeWritable(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, '.writable'), '');
    rmSync(join(path, '.writable'));
  } catch (thrown) {
    const reason = (thrown as NodeJS.ErrnoException).code ?? String(thrown);
    const cause = ['EEXIST', 'ENOTDIR'].includes(reason)
      ? 'a file stands where the directory should be'
      : `it cannot be written (${reason})`;
    throw new Advice(
      `The state directory ${path} is no use: ${cause}. Mend it, or choose another: STATE_DIR=<directory> npm start`,
    );
  }
}

/**
 * The lock is a socket somebody listens on: it ends with its process, however that ends, where a process id in a file
 * would live on and be given to another. Sockets have short names, hence the temporary directory and the hash.
 */
function lockPath(path: string): string {
  return join(tmpdir(), `skyhold-${createHash('sha256').update(path).digest('hex').slice(0, 16)}.sock`);
}

/** The lock, or nothing when the socket's file is there already. */
function listen(door: string, tenant: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((visitor) => visitor.on('error', () => {}).end(tenant));
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(undefined) : fail(error),
    );
    server.listen(door, () => done(server.unref()));
  });
}

/** Behind the file is a living house, which is named, or nobody, and then the file is swept away. */
async function takeOver(door: string, path: string, tenant: string): Promise<Server> {
  const living = await askTenant(door);
  if (living === undefined) {
    rmSync(door, { force: true });
    const lock = await listen(door, tenant);
    if (lock) return lock;
  }
  throw new Advice(
    `Skyhold already runs on ${path}${living ? ` (${living})` : ''}. ` +
      'Use that one, stop it, or start a second on its own data: STATE_DIR=<directory> PORT=<port> ADMIN_PORT=<port> npm start',
  );
}

function askTenant(door: string): Promise<string | undefined> {
  return new Promise((done) => {
    let said = '';
    const socket = connect(door);
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('data', (chunk) => (said += chunk));
    socket.on('close', (hadError) => done(hadError ? undefined : said));
    socket.on('error', () => {});
  });
}
