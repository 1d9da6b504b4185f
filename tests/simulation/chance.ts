// Chance that can be repeated: one seed, one generator, and a stream of its own for every part that draws.

export type Chance = {
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  isLucky(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Another generator, so that what one part draws never shifts what another part gets. */
  stream(name: string): Chance;
};

export function chanceOf(seed: string): Chance {
  const draw = generatorOf(seed);
  const below = (bound: number) => Math.floor(draw() * bound);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    isLucky: (probability) => draw() < probability,
    pick: <Item>(items: readonly Item[]): Item => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('Nothing to pick from');
      return item;
    },
    stream: (name) => chanceOf(`${seed}/${name}`),
  };
}

/** sfc32, seeded by an FNV-1a hash of the text; numbers from 0 up to, but not including, 1. */
function generatorOf(seed: string): () => number {
  let [a, b, c, counter] = [fnv1a(seed), fnv1a(`${seed}:b`), fnv1a(`${seed}:c`), 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}

export function fnv1a(text: string, from = 0x811c9dc5): number {
  let hash = from;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0;
}
