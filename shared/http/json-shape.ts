// What any JSON body must respect before a schema sees it: depth, keys, arrays and strings within bounds, no hostile names.
import type { FieldFault } from '#domain/errors';
import { pointerTo, unknownField } from '#http/validation';

export type JsonLimits = { depth: number; keys: number; arrayItems: number; stringLength: number };
export const jsonLimits: JsonLimits = { depth: 16, keys: 1000, arrayItems: 100, stringLength: 2000 };

/** Names that mean something to the language itself. */
const hostileNames = new Set(['__proto__', 'constructor', 'prototype']);
const mostFaults = 20;

type Step = string | number;

/** How deep the text nests, read without parsing it, so that a hostile depth is refused before any recursion. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isInString) {
      if (character === '\\') at++;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return deepest;
}

/** What no field of any route may be, at most twenty. Recursion is bounded by the depth of the text. */
export function faultsOfJson(value: unknown, limits: JsonLimits = jsonLimits): FieldFault[] {
  const faults: FieldFault[] = [];
  let keyCount = 0;
  const look = (part: unknown, path: Step[]): void => {
    if (typeof part === 'string') faults.push(...faultsOfText(part, path, limits));
    if (typeof part !== 'object' || part === null) return;
    if (Array.isArray(part)) {
      if (part.length > limits.arrayItems) faults.push(tooBig(path, `has more than ${limits.arrayItems} items`));
      for (const [index, item] of part.slice(0, limits.arrayItems).entries()) look(item, [...path, index]);
      return;
    }
    for (const [name, item] of Object.entries(part)) {
      keyCount++;
      if (hostileNames.has(name)) faults.push(unknownField([...path, name]));
      else look(item, [...path, name]);
    }
  };
  look(value, []);
  if (keyCount > limits.keys) faults.unshift(tooBig([], `has more than ${limits.keys} fields`));
  return faults.slice(0, mostFaults);
}

function faultsOfText(text: string, path: Step[], { stringLength }: JsonLimits): FieldFault[] {
  if (text.length > stringLength) return [tooBig(path, `is longer than ${stringLength} characters`)];
  const isText = !text.includes('\0') && text.isWellFormed();
  return isText ? [] : [{ pointer: pointerTo(path), code: 'invalid_text', detail: 'contains NUL or half a character' }];
}

const tooBig = (path: Step[], detail: string): FieldFault => ({ pointer: pointerTo(path), code: 'too_big', detail });

/** A name said twice in one object of valid JSON, which readers understand differently; null when there is none. */
export function repeatedName(text: string): string | null {
  const open: Set<string>[] = [];
  for (const [token, name, colon] of text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined) {
      const spelled = String(JSON.parse(`"${name}"`));
      if (open.at(-1)?.has(spelled)) return spelled;
      open.at(-1)?.add(spelled);
    }
  }
  return null;
}
