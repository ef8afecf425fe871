import { type Html, html } from './html.ts';
import { STYLE } from './style.ts';

/** Nothing may be loaded or run, wherever the page is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

export const section = (title: string, content: Html): Html => html`<section><h2>${title}</h2>${content}</section>`;

interface Sheet {
  /** Title of the page. */
  readonly name: string;
  /** BCP 47. */
  readonly lang: string;
  readonly content: Html;
}

/** One page that needs nothing else: no script, no address, its styles inside. */
export function htmlPage({ name, lang, content }: Sheet): string {
  const { markup } = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<title>${name}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
${content}
</body>
</html>
`;
  return markup;
}
