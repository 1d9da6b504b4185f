// The fleet of Skyhold Airways: six types with seat maps in the manner of real ones, and the aircraft themselves.
import type { AircraftLayout, CabinLayout, SeatNumber } from '#domain/seat-map';

export type SampleAircraftType = { code: string; name: string; layout: AircraftLayout; registrations: string[] };

/** Seats named shortly: `12ACDF 13A` is 12A, 12C, 12D, 12F, 13A. */
function seats(text: string): SeatNumber[] {
  return text.split(' ').flatMap((group) => {
    const [, row = '', letters = ''] = /^(\d+)([A-Z]+)$/.exec(group) ?? [];
    return [...letters].map((letter) => `${row}${letter}`);
  });
}

/** `AC DF` is two seats, an aisle, two seats. */
const columns = (text: string): string[] =>
  text.split(' ').flatMap((block, index) => (index > 0 ? ['', ...block] : [...block]));

function cabin(
  name: CabinLayout['cabin'],
  letters: string,
  [firstRow, lastRow]: [number, number],
  rest: Partial<Omit<CabinLayout, 'cabin' | 'columns' | 'firstRow' | 'lastRow'>> = {},
): CabinLayout {
  const skippedRows = firstRow < 13 && lastRow > 13 ? [13] : [];
  return {
    cabin: name,
    columns: columns(letters),
    firstRow,
    lastRow,
    skippedRows,
    exitRows: [],
    missingSeats: [],
    features: {},
    lapInfantCapacity: 1,
    ...rest,
  };
}

const registrations = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `EI-S${first}${String.fromCharCode(65 + index)}`);

export const sampleAircraftTypes: SampleAircraftType[] = [
  {
    code: 'AT76',
    name: 'ATR 72-600',
    // Boarded from behind; the exits for passengers are the doors beside row 1, and the galley takes half of the last row.
    layout: {
      cabins: [
        cabin('economy', 'AC DF', [1, 19], {
          exitRows: [1],
          missingSeats: seats('19DF'),
          features: { front_row: seats('1ACDF'), extra_legroom: seats('1ACDF'), no_recline: seats('18DF 19AC') },
        }),
      ],
    },
    registrations: registrations('T', 6),
  },
  {
    code: 'E190',
    name: 'Embraer E190',
    layout: {
      cabins: [
        cabin('business', 'AC DF', [1, 3], { features: { front_row: seats('1ACDF') } }),
        cabin('economy', 'AC DF', [4, 26], {
          exitRows: [14],
          missingSeats: seats('26DF'),
          features: {
            front_row: seats('4ACDF'),
            extra_legroom: seats('14ACDF'),
            no_recline: seats('12ACDF 25DF 26AC'),
          },
        }),
      ],
    },
    registrations: registrations('E', 8),
  },
  {
    code: 'A20N',
    name: 'Airbus A320neo',
    // Business in Europe is the same seat with the middle one left out. Two pairs of exits over the wings.
    layout: {
      cabins: [
        cabin('business', 'AC DF', [1, 4], { features: { front_row: seats('1ACDF'), bassinet: seats('1AF') } }),
        cabin('economy', 'ABC DEF', [5, 31], {
          exitRows: [11, 12],
          features: {
            front_row: seats('5ABCDEF'),
            extra_legroom: seats('11ABCDEF 12ABCDEF'),
            no_recline: seats('10ABCDEF 11ABCDEF 31ABCDEF'),
          },
        }),
      ],
    },
    registrations: registrations('N', 14),
  },
  {
    code: 'A21N',
    name: 'Airbus A321neo',
    // Doors behind the wings take the window seats of row 27, so that row 28 has nobody before its windows.
    layout: {
      cabins: [
        cabin('business', 'AC DF', [1, 5], { features: { front_row: seats('1ACDF'), bassinet: seats('1AF') } }),
        cabin('economy', 'ABC DEF', [6, 36], {
          exitRows: [18, 19, 27],
          missingSeats: seats('27AF'),
          features: {
            front_row: seats('6ABCDEF'),
            extra_legroom: seats('18ABCDEF 19ABCDEF 27BCDE 28AF'),
            no_recline: seats('17ABCDEF 18ABCDEF 26ABCDEF 36ABCDEF'),
          },
        }),
      ],
    },
    registrations: registrations('M', 10),
  },
  {
    code: 'B789',
    name: 'Boeing 787-9',
    // The fuselage tapers at the tail: the last rows are two, three and two abreast.
    layout: {
      cabins: [
        cabin('business', 'A DG K', [1, 8], { features: { front_row: seats('1ADGK'), bassinet: seats('1DG') } }),
        cabin('premium_economy', 'AC DEF HK', [10, 12], {
          features: { front_row: seats('10ACDEFHK'), extra_legroom: seats('10ACHK'), bassinet: seats('10DF') },
        }),
        cabin('economy', 'ABC DEF HJK', [20, 44], {
          exitRows: [31],
          missingSeats: seats('30DEF 43CH 44CH'),
          features: {
            front_row: seats('20ABCDEFHJK 31DEF'),
            extra_legroom: seats('20ABCHJK 31ABCHJK'),
            bassinet: seats('20DF'),
            no_recline: seats('29DEF 44ABDEFJK'),
          },
        }),
      ],
    },
    registrations: registrations('B', 8),
  },
  {
    code: 'A359',
    name: 'Airbus A350-900',
    // Three suites before the first door; the middle one is for two who travel together and is sold as one.
    layout: {
      cabins: [
        cabin('first', 'A D K', [1, 1], { features: { front_row: seats('1ADK') } }),
        cabin('business', 'A DG K', [3, 11], { features: { front_row: seats('3ADGK'), bassinet: seats('3DG 7AK') } }),
        cabin('premium_economy', 'AC DEFG HK', [15, 17], {
          features: { front_row: seats('15ACDEFGHK'), extra_legroom: seats('15ACHK'), bassinet: seats('15DG') },
        }),
        cabin('economy', 'ABC DEF HJK', [20, 45], {
          exitRows: [33],
          missingSeats: seats('32DEF 33ABHJ 45ACHK'),
          features: {
            front_row: seats('20ABCDEFHJK 33DEF'),
            extra_legroom: seats('20ABCHJK 33CK 34AB'),
            bassinet: seats('20DF'),
            no_recline: seats('31DEF 44ACHK 45BDEFJ'),
          },
        }),
      ],
    },
    registrations: registrations('A', 10),
  },
];
