// How a party may be cut into groups that sit together: children stay with adults until nothing else has seats.
import type { PassengerId } from '#domain/ids';

export type Seated = {
  passengerId: PassengerId;
  type: 'adult' | 'child' | 'infant';
  maySitInExitRow: boolean;
  /** True for the adult of a lap infant, who needs a block with a spare oxygen mask. */
  hasLapInfant: boolean;
};

/** People who sit in one block side by side or not at all: an adult with children, or one alone. */
export type Family = readonly Seated[];

/**
 * In turn: the whole party in one row, then the party cut into ever smaller groups; with two children beside each adult,
 * then with one. At last everybody alone, those with the fewest seats to choose from first: that way fails only where
 * there is no way. At most 19 ways for nine people, so that the time it takes is bounded.
 */
export function* waysToGroup(party: readonly Seated[]): Generator<Family[][]> {
  for (const childrenBeside of [2, 1]) {
    const families = familiesOf(party, childrenBeside);
    for (let groupSize = party.length; groupSize >= 1; groupSize--) {
      const groups = packFamilies(families, groupSize);
      if (groups) yield groups;
    }
  }
  yield party.toSorted((a, b) => freedomOf(a) - freedomOf(b)).map((person) => [[person]]);
}

/** A lap infant needs a block with a mask, others only a seat outside the exit rows, the rest any seat at all. */
function freedomOf(person: Seated): number {
  if (person.hasLapInfant) return 0;
  return person.maySitInExitRow ? 2 : 1;
}

/** Each adult between the children given to it in turn; a child too many for its adult, or without one, is by itself. */
function familiesOf(party: readonly Seated[], childrenBeside: number): Family[] {
  const adults = party.filter(({ type }) => type === 'adult');
  const children = party.filter(({ type }) => type !== 'adult');
  const accompanied = children.slice(0, adults.length * childrenBeside);
  const families = adults.map((adult, index) => {
    const own = accompanied.filter((_, childIndex) => childIndex % adults.length === index);
    return [...own.slice(0, 1), adult, ...own.slice(1)];
  });
  const others = children.slice(accompanied.length).map((child) => [child]);
  return [...families, ...others].sort((a, b) => b.length - a.length);
}

/** Whole families in as few groups as fit `groupSize`; undefined when one family is larger than that. */
function packFamilies(families: readonly Family[], groupSize: number): Family[][] | undefined {
  const groups: Family[][] = [];
  for (const family of families) {
    if (family.length > groupSize) return undefined;
    const roomy = groups.find((group) => group.flat().length + family.length <= groupSize);
    if (roomy) roomy.push(family);
    else groups.push([family]);
  }
  return groups;
}
