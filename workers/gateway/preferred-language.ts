// Which of our languages a client asks for (RFC 9110, Accept-Language).
import { type Language, languages } from '#contracts/booking';

const mostRanges = 20;

/** The listed language a client likes best; English when none is. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const ranges = (acceptLanguage ?? '').toLowerCase().split(',').slice(0, mostRanges).map(parseRange);
  const liked = ranges.filter(({ quality }) => quality > 0).sort((one, other) => other.quality - one.quality);
  for (const { language } of liked) {
    const found = languages.find((ours) => ours === language);
    if (found) return found;
  }
  return 'en';
}

function parseRange(text: string): { language: string; quality: number } {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const parsed = quality === undefined ? 1 : Number(quality);
  return { language: range.split('-')[0] ?? '', quality: Number.isFinite(parsed) ? parsed : 0 };
}
