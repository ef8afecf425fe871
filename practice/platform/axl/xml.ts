import { XMLParser } from 'fast-xml-parser';

/** An element: text, or children by name without their prefix. */
export type Xml = string | { readonly [name: string]: Xml | readonly Xml[] };

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, ignoreDeclaration: true });

/** Reads a request; `undefined` when it is no XML or declares a document type, which AXL has no use for. */
export function parseXml(text: string): Xml | undefined {
  if (text.includes('<!DOCTYPE')) return undefined;
  try {
    return parser.parse(text) as Xml;
  } catch {
    return undefined;
  }
}

/** The child of this name, the first if there are several. */
export function child(element: Xml | undefined, name: string): Xml | undefined {
  if (element === undefined || typeof element === 'string') return undefined;
  const found = element[name];
  return isList(found) ? found[0] : found;
}

const isList = (value: Xml | readonly Xml[] | undefined): value is readonly Xml[] => Array.isArray(value);

export const textOf = (element: Xml | undefined): string => (typeof element === 'string' ? element : '');

export const names = (element: Xml | undefined): readonly string[] =>
  element === undefined || typeof element === 'string' ? [] : Object.keys(element);

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export const escapeXml = (text: string): string => text.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);

/** `<name>text</name>`; an empty text makes an empty element, as AXL answers for a null. */
export const element = (name: string, text: string): string => (text === '' ? `<${name}/>` : `<${name}>${escapeXml(text)}</${name}>`);
