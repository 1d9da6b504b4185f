// The project's own source files as the architecture test reads them: what they import, and their code without comments and texts.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export type SourceFile = { path: string; text: string; isTest: boolean };
export type Import = { written: string; target: string; isTypeOnly: boolean };

const rooms = ['domain', 'shared', 'workers', 'durable-objects', 'scripts', 'tests'];

/** Every TypeScript file people write; generated binding types are nobody's prose. */
export function sourceFiles(): SourceFile[] {
  const files = rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
  );
  return (
    files
      // Tools leave scratch files in folders whose names begin with a dot.
      .filter((path) => path.endsWith('.ts') && !path.endsWith('/env.d.ts') && !path.includes('/.'))
      .sort()
      .map((path) => ({
        path,
        text: readFileSync(path, 'utf8'),
        isTest: path.endsWith('.test.ts') || path.startsWith('tests/'),
      }))
  );
}

const aliases: [RegExp, string][] = Object.entries(importsOfPackage()).map(([alias, path]) => [
  new RegExp(`^${alias.replace('*', '(.+)')}$`),
  path.replace('./', '').replace('*', '$1'),
]);

/** What a file imports, with the path of our own files and the name of packages as target. */
export function importsOf({ path, text }: Pick<SourceFile, 'path' | 'text'>): Import[] {
  const statement = /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
  const dynamic = /\bimport\('([^']+)'\)/g;
  const statements = [...text.matchAll(statement)].map(([, type, written = '']) => ({
    written,
    isTypeOnly: Boolean(type),
  }));
  const dynamics = [...text.matchAll(dynamic)].map(([, written = '']) => ({ written, isTypeOnly: false }));
  return [...statements, ...dynamics].map((found) => ({ ...found, target: targetOf(path, found.written) }));
}

function targetOf(path: string, written: string): string {
  if (written.startsWith('.')) return normalize(join(dirname(path), written));
  const alias = aliases.find(([pattern]) => pattern.test(written));
  return alias ? written.replace(alias[0], alias[1]) : written;
}

/** Code alone: a rule about code must not stumble over a word in a comment or a text. */
export function codeOf({ text }: Pick<SourceFile, 'text'>): string {
  return text.replaceAll(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, "''");
}

function importsOfPackage(): Record<string, string> {
  return JSON.parse(readFileSync('package.json', 'utf8')).imports;
}
