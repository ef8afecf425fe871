/** A piece of HTML that is safe as it is: made by {@link html} alone. */
export interface Html {
  readonly markup: string;
}

type Value = Html | string | number | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Everything but line breaks and tabs that moves a cursor or reorders text becomes `?`, then what HTML would read becomes entities. */
export const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => (character === '\n' || character === '\t' ? character : '?'))
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

function markupOf(value: Value): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

/** HTML from a template: what is put into its places is text and is escaped, unless it was made so itself. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html => ({
  markup: parts.map((part, at) => `${part}${at < values.length ? markupOf(values[at] ?? '') : ''}`).join(''),
});

export const NOTHING: Html = { markup: '' };
