// Settings, parsed once per isolate into a checked, frozen object; a wrong one names itself.
import * as z from 'zod';

/** A reader of settings that checks the environment on first use and answers the same frozen object ever after. */
export function settingsFrom<Shape extends z.ZodRawShape>(worker: string, shape: Shape) {
  const schema = z.object(shape);
  let parsed: Readonly<z.infer<typeof schema>> | undefined;
  return (environment: object): Readonly<z.infer<typeof schema>> => {
    if (parsed) return parsed;
    const outcome = schema.safeParse(environment);
    if (!outcome.success) {
      const faults = outcome.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
      throw new Error(`The settings of worker "${worker}" are wrong. ${faults.join('; ')}`);
    }
    parsed = Object.freeze(outcome.data);
    return parsed;
  };
}

/** `ENVIRONMENT`: "local" opens what only a developer's machine may have; anything else is production. */
export const environment = z
  .string()
  .optional()
  .transform((text) => (text === 'local' ? ('local' as const) : ('production' as const)));

/** A whole number within bounds, given as text. */
export const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** A secret: 32 characters at least, so that an empty or forgotten one stops the worker by name. */
export const secret = z.string().min(32, 'is missing or shorter than 32 characters');
