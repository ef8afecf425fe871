/** An element by its name without prefix, as the product's reader tells it too. */
export interface PlainElement {
  readonly name: string;
  /** Its characters without blanks around them. */
  readonly text: string;
  readonly children: readonly PlainElement[];
}

const NAME = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/;
/** Nothing is read of attributes: what XML forbids inside of them is let pass. */
const ATTRIBUTES = /^(?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** `null` = one that XML does not know. */
function plainText(raw: string): string | null {
  const unknown: string[] = [];
  const text = raw.replace(/&([^;&]*);?/g, (whole, name: string) => {
    const number = /^#(?:x([0-9a-fA-F]+)|(\d+))$/.exec(name);
    const code = number === null ? NaN : parseInt(number[1] ?? number[2] ?? '', number[1] === undefined ? 10 : 16);
    const known = number === null ? ENTITIES[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (known === undefined || !whole.endsWith(';')) unknown.push(name);
    return known ?? '';
  });
  return unknown.length > 0 ? null : text;
}

/**
 * A small reader of XML 1.0 (without document types), written apart from the product's and much plainer: one look for one pattern after the other. `null` = not well-formed by what SOAP uses of it.
 */
export function plainXml(bytes: Uint8Array): PlainElement | null {
  let left = new TextDecoder().decode(bytes);
  const document = { name: '', text: '', children: [] as PlainElement[] };
  const open: { name: string; tag: string; text: string; children: PlainElement[] }[] = [{ ...document, tag: '' }];
  const take = (pattern: RegExp | string): string | null => {
    const found = typeof pattern === 'string' ? (left.startsWith(pattern) ? pattern : null) : (pattern.exec(left)?.[0] ?? null);
    if (found !== null) left = left.slice(found.length);
    return found;
  };
  while (left !== '') {
    const top = open.at(-1);
    if (top === undefined) return null;
    const hidden = take(/^(?:<!--(?:(?!--)[\s\S])*-->|<\?[A-Za-z][\s\S]*?\?>)/);
    if (hidden !== null) continue;
    const data = take(/^<!\[CDATA\[[\s\S]*?\]\]>/);
    if (data !== null) {
      if (open.length < 2) return null;
      top.text += data.slice(9, -3);
      continue;
    }
    if (take('</') !== null) {
      const tag = take(NAME);
      const below = open.at(-2);
      if (tag === null || take(/^\s*>/) === null || tag !== top.tag || below === undefined) return null;
      open.pop();
      below.children.push({ name: top.name, text: top.text.trim(), children: top.children });
      continue;
    }
    if (take('<') !== null) {
      const tag = take(NAME);
      if (tag === null || (open.length === 1 && top.children.length > 0)) return null;
      take(ATTRIBUTES);
      const name = tag.slice(tag.indexOf(':') + 1);
      if (take('/>') !== null) top.children.push({ name, text: '', children: [] });
      else if (take('>') !== null) open.push({ name, tag, text: '', children: [] });
      else return null;
      continue;
    }
    const text = plainText(take(/^[^<]+/) ?? '');
    if (text === null || (open.length < 2 && text.trim() !== '')) return null;
    top.text += text;
  }
  const [root] = open;
  return open.length === 1 && root?.children.length === 1 ? { name: '', text: '', children: root.children } : null;
}

/** The one element there; `undefined` = none, or several. */
export function plainAt(element: PlainElement | null | undefined, ...path: readonly string[]): PlainElement | undefined {
  let at = element ?? undefined;
  for (const name of path) {
    const found = at?.children.filter((child) => child.name === name) ?? [];
    at = found.length === 1 ? found[0] : undefined;
  }
  return at;
}
