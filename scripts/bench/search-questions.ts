// The questions of the search bench, spread over the whole catalogue.
import { type BenchCatalogue, routesOf } from './catalogue.ts';
import type { Kind } from './search-goals.ts';

const mostQuestions = 600;

/**
 * Questions no two of which read the same sheet: direct ones differ in route or day; connecting ones look as far as the
 * day after the next, so theirs are three days apart.
 */
export function questionsOf(kind: Kind, { regions, dates }: BenchCatalogue): Record<string, string>[] {
  const questions = regions.flatMap((region) =>
    dates.flatMap((departure_date, day) => {
      const routes =
        kind === 'direct' ? routesOf(region) : day % 3 === 0 && day < dates.length - 3 ? [routesOf(region)[0]] : [];
      return routes.flatMap((route) =>
        route
          ? [
              {
                origin: route[0],
                destination: route[1],
                departure_date,
                max_connections: kind === 'direct' ? '0' : '1',
              },
            ]
          : [],
      );
    }),
  );
  const step = Math.max(1, Math.floor(questions.length / mostQuestions));
  return questions.filter((_, index) => index % step === 0).slice(0, mostQuestions);
}
