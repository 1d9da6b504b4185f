// Where wrangler's command line is: run by this very Node, whatever "wrangler" the PATH may know.
import { createRequire } from 'node:module';

export const wranglerCli = createRequire(import.meta.url).resolve('wrangler');
