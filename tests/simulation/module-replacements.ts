// Which modules the simulation loads otherwise than the runtime does: for Node's module hooks and for Vite alike.
import { readFileSync } from 'node:fs';

const stubs: [RegExp, string][] = [
  [/^cloudflare:workers$/, './cloudflare-workers.stub.ts'],
  [/\/compose-message\.ts$/, './compose-message.stub.ts'],
];

/** The file loaded in the place of a module, or undefined for one that is loaded as it is. */
export function stubOf(specifier: string): URL | undefined {
  const found = stubs.find(([pattern]) => pattern.test(specifier));
  return found && new URL(found[1], import.meta.url);
}

/** Text modules, as the bundler makes them. */
export const textModule = (path: string): string => `export default ${JSON.stringify(readFileSync(path, 'utf8'))};`;
