// The frame of every page: one column, readable, without scripts and without anything from elsewhere.
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; } h2 { margin-top: 3rem; border-bottom: 1px solid #8886; }
code, pre { font-family: ui-monospace, monospace; font-size: .875em; }
pre { overflow: auto; padding: 1rem; background: #8881; border-radius: .25rem; white-space: pre-wrap; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8883; }
label { display: block; } input, button { font: inherit; padding: .5rem .75rem; margin: .25rem 0 1rem; }
iframe { width: 100%; height: 40rem; border: 1px solid #8886; background: #fff; }
nav ul { columns: 2; } .method { font-weight: 700; text-transform: uppercase; }`;

/** A whole document; everything inserted is escaped. */
export const pageOf = (title: string, nonce: string, body: Html): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · Skyhold</title>
        <style nonce="${nonce}">
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
