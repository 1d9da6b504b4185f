// What must hold whatever anyone sends: a broken invariant is a bug of ours, so it throws.

/** Throws an error naming the broken promise; use a tagged failure for anything a client can cause. */
export function invariant(holds: unknown, promise: string): asserts holds {
  if (!holds) throw new Error(`Broken invariant: ${promise}`);
}
