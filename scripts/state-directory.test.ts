// The state directory: made when missing, refused with a sentence when useless, taken by one house at a time.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { enterStateDirectory } from './state-directory.ts';

test('a missing directory is made', async () => {
  const directory = `${aDirectory()}/deep/state`;

  const state = await enter(directory);

  expect(state.path).toBe(directory);
  expect(existsSync(directory)).toBe(true);
});

test('a file in its place gets a sentence', async () => {
  const file = `${aDirectory()}/state`;
  writeFileSync(file, '');

  await expect(enter(file)).rejects.toThrow('a file stands where the directory should be');
});

test('a directory that cannot be made gets a sentence', async () => {
  await expect(enter(`${aDirectory()}/${'x'.repeat(300)}`)).rejects.toThrow('it cannot be written (ENAMETOOLONG)');
});

test('a second house on the same directory is told who is there, by another path too', async () => {
  const directory = aDirectory();
  await enter(directory, 'process 42, port 8787');
  symlinkSync(directory, `${directory}-link`);
  onTestFinished(() => rmSync(`${directory}-link`));

  await expect(enter(directory)).rejects.toThrow(`Skyhold already runs on ${directory} (process 42, port 8787).`);
  await expect(enter(`${directory}-link`)).rejects.toThrow('already runs');
});

test('houses on different directories do not meet', async () => {
  const directory = aDirectory();
  mkdirSync(`${directory}/one`);
  mkdirSync(`${directory}/two`);

  await enter(`${directory}/one`);

  await expect(enter(`${directory}/two`)).resolves.toBeDefined();
});

test('a directory that was left can be entered again', async () => {
  const directory = aDirectory();
  const first = await enter(directory);

  await first.leave();

  await expect(enter(directory)).resolves.toBeDefined();
});

test('a house that was killed leaves its directory free', async () => {
  const directory = aDirectory();
  const dying = `import { enterStateDirectory } from '${import.meta.dirname}/state-directory.ts';
    await enterStateDirectory('${directory}', 'dying');
    process.kill(process.pid, 'SIGKILL');`;
  const killed = spawnSync(process.execPath, ['--input-type=module', '-e', dying]);
  expect(killed.signal).toBe('SIGKILL');

  await expect(enter(directory)).resolves.toBeDefined();
});

function aDirectory(): string {
  const directory = mkdtempSync(`${tmpdir()}/skyhold-state-`);
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

async function enter(directory: string, tenant = 'somebody') {
  const state = await enterStateDirectory(directory, tenant);
  onTestFinished(() => state.leave());
  return state;
}
