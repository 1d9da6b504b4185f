// Texts made comparable: how a traveller without accents on the keyboard types a name.

/** Letters that no decomposition takes apart; the rest loses its marks. */
const undecomposed: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Lower case, without marks, every run of other signs one space: `São Paulo–Guarulhos` is `sao paulo guarulhos`. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => undecomposed[letter] ?? letter)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Every text a name can be found by the beginning of: itself, and itself from each later word on. */
export function beginningsOf(name: string): string[] {
  const words = foldText(name).split(' ');
  const beginnings = words.map((_, index) => words.slice(index).join(' ')).filter((text) => text !== '');
  return [...new Set(beginnings)];
}
