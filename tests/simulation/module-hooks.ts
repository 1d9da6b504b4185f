// Lets Node load the product as it stands: stubs and text modules in their places, and on demand one planted bug.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { stubOf, textModule } from './module-replacements.ts';
import { changesOf, type Mutant } from './mutants.ts';

/** To be called before the product is imported. A mutant changes the text of one file as it is loaded, and nothing on disk. */
export function registerModuleHooks(mutant?: Mutant): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const stub = stubOf(specifier);
      return stub ? { url: stub.href, shortCircuit: true } : nextResolve(specifier, context);
    },
    load(url, context, nextLoad) {
      if (url.endsWith('.sql')) return { format: 'module', source: textModule(fileURLToPath(url)), shortCircuit: true };
      if (mutant && changesOf(mutant).some(({ file }) => url.endsWith(`/${file}`))) {
        return { format: 'module-typescript', source: mutate(fileURLToPath(url), mutant), shortCircuit: true };
      }
      return nextLoad(url, context);
    },
  });
}

/** A mutant whose text is not there any more would prove nothing, so it is an error. */
export function mutate(path: string, mutant: Mutant): string {
  let source = readFileSync(path, 'utf8');
  for (const { file, find, replace } of changesOf(mutant)) {
    if (!path.endsWith(file)) continue;
    if (source.split(find).length !== 2) {
      throw new Error(`Mutant "${mutant.name}": its text is not found exactly once in ${path}`);
    }
    source = source.replace(find, () => replace);
  }
  return source;
}
