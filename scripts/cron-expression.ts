// Cron expressions as Cloudflare reads them: five fields, in UTC, days of the week from 1 (Sunday) to 7 or by name.
import { Advice } from './advice.ts';

export type Cron = {
  minutes: Set<number>;
  hours: Set<number>;
  days: Set<number>;
  months: Set<number>;
  weekdays: Set<number>;
  /** With both kinds of day restricted, either is enough. */
  isEitherDayEnough: boolean;
};

type Field = { name: string; least: number; most: number; words?: string[] };
const monthNames = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const weekdayNames = 'SUN MON TUE WED THU FRI SAT'.split(' ');

/** Reads `minute hour day month weekday`; what it cannot read gets advice that names the expression. */
export function parseCron(expression: string): Cron {
  const [minute, hour, day, month, weekday, ...rest] = expression.trim().split(/\s+/);
  if (!minute || !hour || !day || !month || !weekday || rest.length > 0)
    throw new Advice(`The cron expression "${expression}" must have five fields.`);
  const values = (text: string, field: Field) => fieldValues(text, field, expression);
  return {
    minutes: values(minute, { name: 'minute', least: 0, most: 59 }),
    hours: values(hour, { name: 'hour', least: 0, most: 23 }),
    days: values(day, { name: 'day', least: 1, most: 31 }),
    months: values(month, { name: 'month', least: 1, most: 12, words: monthNames }),
    weekdays: values(weekday, { name: 'weekday', least: 1, most: 7, words: weekdayNames }),
    isEitherDayEnough: day !== '*' && weekday !== '*',
  };
}

/** Whether the expression names the minute that this instant lies in. */
export function isDue(cron: Cron, instant: number): boolean {
  const time = new Date(instant);
  const isDay = cron.days.has(time.getUTCDate());
  const isWeekday = cron.weekdays.has(time.getUTCDay() + 1);
  return (
    cron.minutes.has(time.getUTCMinutes()) &&
    cron.hours.has(time.getUTCHours()) &&
    cron.months.has(time.getUTCMonth() + 1) &&
    (cron.isEitherDayEnough ? isDay || isWeekday : isDay && isWeekday)
  );
}

function fieldValues(text: string, field: Field, expression: string): Set<number> {
  return new Set(text.split(',').flatMap((part) => partValues(part, field, expression)));
}

/** One `*`, `5`, `1-5`, `*` + `/10` or `3/10`, spelled out. */
function partValues(part: string, field: Field, expression: string): number[] {
  const [, range = '', stepText] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
  const [from, to, ...rest] = range === '*' ? [`${field.least}`, `${field.most}`] : range.split('-');
  const first = numberOf(from, field);
  const last = to === undefined ? (stepText === undefined ? first : field.most) : numberOf(to, field);
  const step = stepText === undefined ? 1 : Number(stepText);
  if (first === undefined || last === undefined || last < first || step < 1 || rest.length > 0)
    throw new Advice(`The cron expression "${expression}" has a ${field.name} that cannot be read: "${part}".`);
  const values: number[] = [];
  for (let value = first; value <= last; value += step) values.push(value);
  return values;
}

function numberOf(text: string | undefined, field: Field): number | undefined {
  const word = field.words?.indexOf(text?.toUpperCase() ?? '') ?? -1;
  if (word >= 0) return field.least + word;
  const value = text !== undefined && /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return value >= field.least && value <= field.most ? value : undefined;
}
