// Questions asked in the same turn, put together into one: many days that are searched side by side read their sheets at once.

/** Answers each caller its own part; what the callers of one turn ask is loaded by one call. */
export function inOneTurn<Question, Answer>(
  load: (questions: Question[]) => Promise<Answer[]>,
): (questions: Question[]) => Promise<Answer[]> {
  let waiting: Question[] = [];
  let loading: Promise<Answer[]> | null = null;
  const start = async (): Promise<Answer[]> => {
    // Two microtasks, so that callers who resumed together have all asked.
    await Promise.resolve();
    await Promise.resolve();
    const questions = waiting;
    waiting = [];
    loading = null;
    return load(questions);
  };
  return async (questions) => {
    const first = waiting.length;
    waiting.push(...questions);
    loading ??= start();
    return (await loading).slice(first, first + questions.length);
  };
}
