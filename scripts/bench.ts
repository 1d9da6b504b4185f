// npm run bench -- <what>: figures in a table, with date, commit and runtime, from a private copy of the house.
import { Advice, runScript } from './advice.ts';
import { benchBooking } from './bench/booking.ts';
import { benchSearch } from './bench/search.ts';

const benches: Record<string, (flags: string[]) => Promise<void>> = {
  search: benchSearch,
  booking: benchBooking,
};

await runScript(async () => {
  const [name = '', ...flags] = process.argv.slice(2);
  const bench = benches[name];
  if (!bench) throw new Advice(`Say what to measure: npm run bench -- ${Object.keys(benches).join('|')}`);
  await bench(flags);
});
