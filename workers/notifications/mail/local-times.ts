// Times as a traveller reads them: the clock of the airport, its zone, and how far that is from UTC.

/** `Sat, 5 Dec 2026, 09:30 (UTC+01:00, Europe/Paris)`, from a local time with offset and the zone it belongs to. */
export function localTimeText(localTime: string, zone: string, language: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.exec(localTime);
  const [, date = '', time = '', offset = ''] = parts ?? [];
  if (!parts) return localTime;
  return `${dateText(date, language)}, ${time} (UTC${offset === 'Z' ? '+00:00' : offset}, ${zone})`;
}

/** `Sat, 5 Dec 2026`: the digits of the date as they are, whatever zone the machine is in. */
export function dateText(date: string, language: string): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, options).format(new Date(`${date}T00:00:00Z`));
}

/** `5 h 05 min`, from an ISO 8601 duration of hours and minutes. */
export function durationText(duration: string): string {
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration) ?? [];
  return hours === '0' ? `${minutes} min` : `${hours} h ${minutes.padStart(2, '0')} min`;
}
