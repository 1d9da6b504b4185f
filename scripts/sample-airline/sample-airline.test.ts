// The demo airline is plausible: real zones, real distances, aircraft one could board, and a fare for every cabin flown.
import { expect, test } from 'vitest';
import { distanceKm } from '#domain/great-circle';
import { addDays, instantOf, isTimeZone, weekdayOf } from '#domain/local-time';
import { rollOut } from '#domain/roll-out';
import { seatsOf, seatsOfCabin } from '#domain/seat-map';
import { sampleAircraftTypes } from './aircraft-types.ts';
import { sampleAirports } from './airports.ts';
import { sampleCities } from './cities.ts';
import { sampleBrands, sampleFares } from './prices.ts';
import { sampleRoutes } from './routes.ts';
import { sampleTaxes } from './taxes.ts';
import { airportOf, blockMinutes, sampleSchedules, seasonsFrom, shiftWeekdays, zoneOf } from './timetable.ts';

const winter = seasonsFrom('2026-11-20', 1);
const schedules = sampleSchedules(winter);
const countOf = (things: Iterable<string>) => new Set(things).size;

test('there are at least 70 airports in 50 cities, and 150 directed routes between them', () => {
  expect(countOf(sampleAirports.map(({ iata }) => iata))).toBe(sampleAirports.length);
  expect(sampleAirports.length).toBeGreaterThanOrEqual(70);
  expect(countOf(sampleCities.map(({ code }) => code))).toBe(sampleCities.length);
  expect(sampleCities.length).toBeGreaterThanOrEqual(50);
  expect(countOf(schedules.map(({ origin, destination }) => `${origin}-${destination}`))).toBeGreaterThanOrEqual(150);
});

test('every city has an airport and every airport a city; cities of several airports are among them', () => {
  const citiesWithAirport = new Set(sampleAirports.map(({ city }) => city));

  expect([...citiesWithAirport].sort()).toEqual(sampleCities.map(({ code }) => code).sort());
  for (const city of ['PAR', 'LON', 'NYC', 'TYO']) {
    expect(sampleAirports.filter((airport) => airport.city === city).length).toBe(2);
  }
});

test.each(sampleCities)('$name is in a zone the runtime knows', ({ timeZone }) => {
  expect(isTimeZone(timeZone)).toBe(true);
});

test('zones that break careless code are served', () => {
  const zones = new Set(sampleCities.map(({ timeZone }) => timeZone));

  for (const zone of [
    'Asia/Kathmandu',
    'Asia/Kolkata',
    'Pacific/Chatham',
    'Pacific/Kiritimati',
    'Pacific/Apia',
    'Pacific/Pago_Pago',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Australia/Adelaide',
    'Africa/Casablanca',
    'America/Phoenix',
    'Atlantic/Azores',
    'Africa/Cairo',
  ]) {
    expect(zones).toContain(zone);
  }
});

test.each([
  ['LHR', 'CDG', 347],
  ['LHR', 'JFK', 5540],
  ['DUB', 'JFK', 5103],
  ['SYD', 'LAX', 12061],
  ['AKL', 'HNL', 7089],
])('%s to %s is %i km, within a percent', (from, to, km) => {
  const measured = distanceKm(airportOf(from), airportOf(to));

  expect(Math.abs(measured - km) / km).toBeLessThan(0.01);
});

test('coordinates are on the globe, and countries and codes have their form', () => {
  for (const { iata, latitude, longitude } of sampleAirports) {
    expect(iata).toMatch(/^[A-Z]{3}$/);
    expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
    expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
  }
  for (const { code, country } of sampleCities) expect(`${code} ${country}`).toMatch(/^[A-Z]{3} [A-Z]{2}$/);
});

const seatCounts: Record<string, number> = { AT76: 70, E190: 98, A20N: 172, A21N: 198, B789: 271, A359: 286 };

test.each(sampleAircraftTypes)('$name has the seats it should, each once', ({ code, layout }) => {
  expect(seatsOf(layout).length).toBe(seatCounts[code]);
});

test.each(sampleAircraftTypes)(
  '$name has exit rows, no row 13, and names in its layout only seats that exist',
  ({ layout }) => {
    const seats = seatsOf(layout);
    const numbers = new Set(seats.map(({ seat }) => seat));

    expect(seats.some(({ isExitRow }) => isExitRow)).toBe(true);
    expect(seats.some(({ row }) => row === 13)).toBe(false);
    for (const cabin of layout.cabins) {
      const existing = new Set(seatsOfCabin(cabin).map(({ seat }) => seat));
      for (const seat of Object.values(cabin.features).flat()) expect(existing, seat).toContain(seat);
      for (const seat of cabin.missingSeats) {
        expect(numbers).not.toContain(seat);
        expect(cabin.columns).toContain(seat.slice(-1));
      }
    }
  },
);

test('no seat with a bassinet is in an exit row, where nobody with an infant may sit', () => {
  const seats = sampleAircraftTypes.flatMap(({ layout }) => seatsOf(layout));

  expect(seats.filter(({ features, isExitRow }) => isExitRow && features.includes('bassinet'))).toEqual([]);
});

test('registrations name one aircraft each', () => {
  const registrations = sampleAircraftTypes.flatMap((type) => type.registrations);

  expect(countOf(registrations)).toBe(registrations.length);
});

test('every airport is served, and every flight has its return', () => {
  const pairs = new Set(schedules.map(({ origin, destination }) => `${origin}-${destination}`));

  expect(new Set(schedules.map(({ origin }) => origin))).toEqual(new Set(sampleAirports.map(({ iata }) => iata)));
  for (const pair of pairs) expect(pairs).toContain(pair.split('-').reverse().join('-'));
});

test('a flight number is one flight a day', () => {
  expect(countOf(schedules.map(({ flightNumber }) => flightNumber))).toBe(schedules.length);
});

test.each(['CDG-JFK', 'CDG-DUB', 'LHR-JFK', 'LHR-CDG', 'DUB-JFK'])('%s is flown every day', (pair) => {
  const weekdays = schedules
    .filter(({ origin, destination }) => `${origin}-${destination}` === pair)
    .reduce((mask, schedule) => mask | schedule.weekdays, 0);

  expect(weekdays).toBe(0b1111111);
});

test('every schedule takes in the air what its distance says, on every day of the season but where clocks differ', () => {
  for (const schedule of schedules) {
    const [from, to] = [airportOf(schedule.origin), airportOf(schedule.destination)];
    const zones = { origin: zoneOf(from), destination: zoneOf(to) };
    const block = blockMinutes(from, to, schedule.aircraftType) * 60_000;
    for (const flight of rollOut(schedule, zones, '2027-01-11', '2027-01-24')) {
      expect(flight.arrivingAt - flight.departingAt, schedule.flightNumber).toBe(block);
    }
  }
});

test('a schedule makes a flight on each of its days through the whole season', () => {
  const [season] = winter;
  for (const schedule of schedules) {
    const zones = { origin: zoneOf(airportOf(schedule.origin)), destination: zoneOf(airportOf(schedule.destination)) };
    let expected = 0;
    for (let day = season?.from ?? ''; day <= (season?.to ?? ''); day = addDays(day, 1)) {
      expected += (schedule.weekdays >> weekdayOf(day)) & 1;
    }
    expect(rollOut(schedule, zones, season?.from ?? '', season?.to ?? '').length, schedule.flightNumber).toBe(expected);
  }
});

test('seasons follow one another without a gap and change on the last Sundays of March and October', () => {
  expect(seasonsFrom('2026-11-20', 3)).toEqual([
    { name: 'w26', from: '2026-10-25', to: '2027-03-27' },
    { name: 's27', from: '2027-03-28', to: '2027-10-30' },
    { name: 'w27', from: '2027-10-31', to: '2028-03-25' },
  ]);
  expect(seasonsFrom('2027-03-27', 1)[0]?.name).toBe('w26');
  expect(seasonsFrom('2027-03-28', 1)[0]?.name).toBe('s27');
});

test('the weekdays of a return are those of the outbound flight, later by the days between', () => {
  const [monday, sunday, saturday] = [0b0000001, 0b1000000, 0b0100000];

  expect(shiftWeekdays(monday, 0)).toBe(monday);
  expect(shiftWeekdays(sunday, 1)).toBe(monday);
  expect(shiftWeekdays(saturday, 2)).toBe(monday);
  expect(shiftWeekdays(monday, -1)).toBe(sunday);
});

test('every route has a fare of each brand in each cabin of its aircraft, lightest cheapest', () => {
  const cabinsOf = new Map(
    sampleAircraftTypes.map(({ code, layout }) => [code, layout.cabins.map(({ cabin }) => cabin)]),
  );
  for (const { origin, destination, aircraftType } of schedules) {
    for (const cabin of cabinsOf.get(aircraftType) ?? []) {
      const amounts = sampleBrands.map(
        ({ brand }) =>
          sampleFares.find(
            (fare) =>
              fare.origin === origin &&
              fare.destination === destination &&
              fare.cabin === cabin &&
              fare.fareBrand === brand,
          )?.adultMinor ?? 0,
      );
      expect(amounts[0], `${origin}-${destination} ${cabin}`).toBeGreaterThan(0);
      expect([...amounts].sort((left, right) => left - right)).toEqual(amounts);
    }
  }
});

test('one fare for each route, cabin and brand, with an id of its own; children pay less, infants least', () => {
  expect(countOf(sampleFares.map(({ fareId }) => fareId))).toBe(sampleFares.length);
  for (const fare of sampleFares) {
    expect(fare.infantMinor).toBeLessThan(fare.childMinor);
    expect(fare.childMinor).toBeLessThan(fare.adultMinor);
  }
});

test('taxes are known by one code each, and levied in countries that are served', () => {
  const countries = new Set(sampleCities.map(({ country }) => country));

  expect(countOf(sampleTaxes.map(({ code }) => code))).toBe(sampleTaxes.length);
  for (const { country, basis, amountMinor, basisPoints } of sampleTaxes) {
    expect(countries).toContain(country);
    expect(basis === 'percent' ? basisPoints : amountMinor).toBeGreaterThan(0);
  }
});

test('departures are at times that exist on the day the timetable is worked out for', () => {
  for (const { outbound, from } of sampleRoutes) {
    for (const time of outbound) expect(instantOf(`2027-01-11T${time}`, zoneOf(airportOf(from)))).not.toBeNull();
  }
});
