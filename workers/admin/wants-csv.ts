// Which of two forms a reader wants: the parameter decides, else the header.

/** Without either it is JSON; `Accept` asks for CSV when it names it and does not prefer JSON. */
export function wantsCsv(format: 'json' | 'csv' | undefined, accept: string | undefined): boolean {
  if (format !== undefined) return format === 'csv';
  const csv = qualityOf('text/csv', accept ?? '');
  return csv > 0 && csv > qualityOf('application/json', accept ?? '');
}

/** The weight a media type is given by name (RFC 9110, 12.5.1); 0 for one that is not named. */
function qualityOf(mediaType: string, accept: string): number {
  for (const entry of accept.toLowerCase().split(',')) {
    const [name, ...parameters] = entry.split(';').map((part) => part.trim());
    if (name !== mediaType) continue;
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    return weight === undefined ? 1 : Number(weight.slice(2)) || 0;
  }
  return 0;
}
