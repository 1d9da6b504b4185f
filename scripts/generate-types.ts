// Writes every Worker's binding types from the wrangler.toml files; with --check it fails where a file is out of date.
import { spawnSync } from 'node:child_process';
import { deployables } from './deployables.ts';

const isCheck = process.argv.includes('--check');
let stale = 0;
for (const own of deployables) {
  const others = deployables.filter((other) => other !== own).flatMap((other) => ['-c', other.config]);
  const flags = [
    '--include-runtime=false',
    '--strict-vars=false',
    '--env-interface',
    own.envInterface,
    ...(isCheck ? ['--check'] : []),
  ];
  const run = spawnSync('wrangler', ['types', own.envFile, '-c', own.config, ...others, ...flags], {
    encoding: 'utf8',
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
  });
  const isFine = run.status === 0;
  console.log(`${isFine ? 'ok  ' : 'FAIL'} ${own.envFile}`);
  if (!isFine) console.log(run.stdout, run.stderr);
  if (!isFine) stale++;
}
if (stale > 0 && isCheck) console.log('Run "npm run types" and commit what it writes.');
process.exit(stale > 0 ? 1 : 0);
