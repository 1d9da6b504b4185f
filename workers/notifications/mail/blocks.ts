// A mail's body as a list of blocks, written once and rendered twice, so that text and HTML never tell different stories.

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'facts'; rows: [label: string, value: string][] }
  | { kind: 'link'; label: string; url: string };

export type Page = {
  language: string;
  title: string;
  blocks: Block[];
  footer: string;
  /** Facts for machines (JSON-LD), placed in the HTML only. */
  data: object[];
};

export function renderText(page: Page): string {
  return `${[...page.blocks.map(textOf), `-- \n${page.footer}`].join('\n\n')}\n`;
}

/** Complete by itself: no image, style sheet or script is fetched, so reading it tells nobody. */
export function renderHtml(page: Page): string {
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(page.language)}">`,
    `<head><meta charset="utf-8"><title>${escapeHtml(page.title)}</title>${page.data.map(scriptOf).join('')}</head>`,
    `<body style="font-family:sans-serif;line-height:1.5;max-width:640px;margin:0 auto;padding:16px">`,
    ...page.blocks.map(htmlOf),
    `<hr><p style="color:#555;font-size:13px">${escapeHtml(page.footer)}</p>`,
    '</body></html>',
    '',
  ].join('\n');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${block.text}\n${'-'.repeat([...block.text].length)}`;
    case 'paragraph':
      return block.text;
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
    case 'link':
      return `${block.label}:\n${block.url}`;
  }
}

/** `dir="auto"` lets a name written from right to left stand as its owner writes it, and keeps it from turning its neighbours. */
function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 dir="auto">${escapeHtml(block.text)}</h2>`;
    case 'paragraph':
      return `<p dir="auto">${escapeHtml(block.text)}</p>`;
    case 'facts':
      return `<table cellpadding="4">${block.rows.map(rowOf).join('')}</table>`;
    case 'link':
      return `<p><a href="${escapeHtml(block.url)}">${escapeHtml(block.label)}</a><br>${escapeHtml(block.url)}</p>`;
  }
}

function rowOf([label, value]: [string, string]): string {
  return `<tr><th align="left" dir="auto">${escapeHtml(label)}</th><td dir="auto">${escapeHtml(value)}</td></tr>`;
}

/** Within a script element only `<` could end it; escaped, the JSON reads the same and the element stays closed to text. */
function scriptOf(data: object): string {
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
}
