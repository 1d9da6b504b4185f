// Distances over the globe, by published ones.
import { expect, test } from 'vitest';
import { distanceKm } from '#domain/great-circle';

test.each([
  ['LHR–JFK', [51.47, -0.4543], [40.6398, -73.7789], 5_540],
  ['SYD–LAX', [-33.9461, 151.1772], [33.9425, -118.4081], 12_061],
  ['AKL–HNL, across the date line', [-37.0081, 174.7917], [21.3187, -157.9225], 7_089],
])(
  '%s is as far as the globe says, within one percent',
  (_, [fromLatitude = 0, fromLongitude = 0], [toLatitude = 0, toLongitude = 0], expected) => {
    const distance = distanceKm(
      { latitude: fromLatitude, longitude: fromLongitude },
      { latitude: toLatitude, longitude: toLongitude },
    );

    expect(Math.abs(distance / expected - 1)).toBeLessThan(0.01);
  },
);
