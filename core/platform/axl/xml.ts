import { XMLParser } from 'fast-xml-parser';

/** Elements by name without their prefix; attributes are left out. */
export type XmlNode = unknown;

const MAX_DEPTH = 50;
/** A document type could define entities; SOAP 1.1 (section 3) forbids it. Comments and CDATA begin like it. */
const DOCUMENT_TYPE = /<!(?!--|\[CDATA\[)/;
const parser = new XMLParser({ ignoreAttributes: true, removeNSPrefix: true, parseTagValue: false, trimValues: true, ignoreDeclaration: true, ignorePiTags: true, maxNestedTags: MAX_DEPTH });

/** The document, or why it is not used. The caller bounds its length, and takes only what stands where the schema puts it. */
export function parseXml(text: string): { readonly root: XmlNode } | { readonly problem: string } {
  if (DOCUMENT_TYPE.test(text)) return { problem: 'XML with a document type' };
  try {
    const root: XmlNode = parser.parse(text);
    return { root };
  } catch (error) {
    // The parser throws on what its bounds forbid.
    return { problem: `no usable XML: ${error instanceof Error ? error.message.slice(0, 100) : 'fault'}` };
  }
}

/** All elements of this name in `node`, in order. */
export function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  if (typeof node !== 'object' || node === null || Array.isArray(node) || !Object.hasOwn(node, name)) return [];
  const found: unknown = Reflect.get(node, name);
  return Array.isArray(found) ? found : [found];
}

/** The only element of this name below each other; `undefined` when there is none or more than one. */
export function childAt(node: XmlNode, ...path: readonly string[]): XmlNode {
  return path.reduce<XmlNode>((at, name) => {
    const found = childrenOf(at, name);
    return found.length === 1 ? found[0] : undefined;
  }, node);
}

/** The text of the only element there; `undefined` when it is missing, holds elements, or is longer than 255 characters. */
export function textAt(node: XmlNode, ...path: readonly string[]): string | undefined {
  const found = childAt(node, ...path);
  return typeof found === 'string' && found.length <= 255 ? found : undefined;
}
