import sax from 'sax';

/** An element with its namespace, its text and its children in their order. */
export interface Xml {
  /** Without its prefix. */
  readonly name: string;
  /** URI of its namespace; empty = none. */
  readonly namespace: string;
  readonly text: string;
  readonly children: readonly Xml[];
}

interface OpenElement {
  readonly name: string;
  readonly namespace: string;
  text: string;
  readonly children: Xml[];
}

/** Reads a request; `undefined` when it is no XML or declares a document type, which AXL has no use for. */
export function parseXml(text: string): Xml | undefined {
  if (text.includes('<!DOCTYPE')) return undefined;
  const open: OpenElement[] = [{ name: '', namespace: '', text: '', children: [] }];
  const faults: Error[] = [];
  const parser = sax.parser(true, { xmlns: true });
  parser.onerror = (fault) => faults.push(fault);
  parser.onopentag = (tag) => {
    const [local, uri] = 'local' in tag ? [tag.local, tag.uri] : [tag.name, ''];
    open.push({ name: local, namespace: uri, text: '', children: [] });
  };
  const add = (piece: string): void => {
    const last = open.at(-1);
    if (last !== undefined) last.text += piece;
  };
  parser.ontext = add;
  parser.oncdata = add;
  parser.onclosetag = () => {
    const element = open.pop();
    if (element !== undefined) open.at(-1)?.children.push(element);
  };
  try {
    parser.write(text).close();
  } catch {
    return undefined;
  }
  return faults.length === 0 ? open[0] : undefined;
}

/** The child of this name, the first if there are several. */
export const child = (element: Xml | undefined, name: string): Xml | undefined => element?.children.find((one) => one.name === name);

export const textOf = (element: Xml | undefined): string => element?.text.trim() ?? '';

export const names = (element: Xml | undefined): readonly string[] => element?.children.map(({ name }) => name) ?? [];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export const escapeXml = (text: string): string => text.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);

/** `<name>text</name>`; an empty text makes an empty element, as AXL answers for a null. */
export const element = (name: string, text: string): string => (text === '' ? `<${name}/>` : `<${name}>${escapeXml(text)}</${name}>`);
