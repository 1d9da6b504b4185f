// Names as machines compare and print them: A to Z only, by the table of ICAO Doc 9303-3, section 6.

/** Letters that decomposition alone does not turn into A to Z, or that the table spells with two letters. */
const transliterations: Record<string, string> = {
  Ä: 'AE',
  Å: 'AA',
  Æ: 'AE',
  Ð: 'D',
  Ö: 'OE',
  Ø: 'OE',
  Ü: 'UE',
  Þ: 'TH',
  ß: 'SS',
  ẞ: 'SS',
  Đ: 'D',
  Ħ: 'H',
  ı: 'I',
  Ĳ: 'IJ',
  ĸ: 'Q',
  Ł: 'L',
  Ŋ: 'N',
  Œ: 'OE',
  Ŧ: 'T',
  Ə: 'E',
  А: 'A',
  Б: 'B',
  В: 'V',
  Г: 'G',
  Д: 'D',
  Е: 'E',
  Ё: 'E',
  Ж: 'ZH',
  З: 'Z',
  И: 'I',
  Й: 'I',
  К: 'K',
  Л: 'L',
  М: 'M',
  Н: 'N',
  О: 'O',
  П: 'P',
  Р: 'R',
  С: 'S',
  Т: 'T',
  У: 'U',
  Ф: 'F',
  Х: 'KH',
  Ц: 'TS',
  Ч: 'CH',
  Ш: 'SH',
  Щ: 'SHCH',
  Ъ: 'IE',
  Ы: 'Y',
  Ь: '',
  Э: 'E',
  Ю: 'IU',
  Я: 'IA',
  І: 'I',
  Ї: 'I',
  Є: 'IE',
  Ґ: 'G',
  Ў: 'U',
};
/** The same letters as people type them who leave the dots out: MULLER for Müller. */
const shortForms: Record<string, string> = { Ä: 'A', Å: 'A', Ö: 'O', Ø: 'O', Ü: 'U' };

/** A name in A to Z as travel documents spell it: Müller is MUELLER, Łukasz is LUKASZ, O’Neill-Díaz is ONEILLDIAZ. */
export function foldName(name: string): string {
  return fold(name, transliterations);
}

/** Every spelling a name is looked up by: that of travel documents, and the one without dots and rings. */
export function foldingsOf(name: string): string[] {
  return [...new Set([foldName(name), fold(name, { ...transliterations, ...shortForms })])];
}

function fold(name: string, table: Record<string, string>): string {
  const composed = name.normalize('NFC').replaceAll('ß', 'SS').toLocaleUpperCase('und').normalize('NFC');
  return [...composed]
    .map((letter) => table[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
