import { setImmediate as nextTurn } from 'node:timers/promises';
import sax from 'sax';

/** An element by its name without prefix; attributes are left out. */
export interface XmlElement {
  readonly name: string;
  /** Its characters, without blanks around them; those between its children too. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** How much of a document is read before it counts as unusable. */
export interface XmlBounds {
  readonly elements: number;
  /** Ends the reading between two slices. */
  readonly signal: AbortSignal;
}

const MAX_DEPTH = 50;
/** Bytes that are read in one turn of the event loop: a few milliseconds, whatever they hold. */
const SLICE = 32_768;
/** Characters of text that an element keeps: a certificate in PEM that names many servers has some thousands, all other values at most 255. */
const MAX_TEXT = 65_536;

/** Entities of HTML are none of XML. */
const OPTIONS: sax.SAXOptions & { readonly strictEntities: boolean } = { strictEntities: true };

interface OpenElement {
  readonly name: string;
  text: string;
  readonly children: XmlElement[];
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * The document, or why it is not used: no well-formed XML, a document type (it could define entities; SOAP 1.1, section 3, forbids it), or
 * more than its bounds. Read in slices, so that nothing a server sends keeps the event loop. The caller bounds its length, and takes only
 * what stands where the schema puts it.
 */
export async function parseXml(body: Uint8Array, { elements, signal }: XmlBounds): Promise<{ readonly root: XmlElement } | { readonly problem: string }> {
  const decoder = new TextDecoder();
  const reader = new Reader(elements);
  for (let at = 0; at < body.length && reader.problem === ''; at += SLICE) {
    if (at > 0) await nextTurn();
    if (signal.aborted) return { problem: 'cancelled' };
    reader.read(decoder.decode(body.subarray(at, at + SLICE), { stream: true }));
  }
  const root = reader.end();
  return reader.problem === '' && root !== undefined ? { root } : { problem: reader.problem === '' ? 'no XML' : reader.problem };
}

/** Builds the elements of one document from the events of the parser. */
class Reader {
  /** Why the document is not used; empty = it can be so far. */
  problem = '';
  readonly #parser = sax.parser(true, OPTIONS);
  readonly #document: OpenElement = { name: '', text: '', children: [] };
  #open: OpenElement[] = [this.#document];
  #left: number;

  constructor(elements: number) {
    this.#left = elements;
    const parser = this.#parser;
    parser.onerror = (error) => this.#refuse(`no usable XML: ${error.message.split('\n')[0]?.slice(0, 100) ?? ''}`);
    parser.ondoctype = () => this.#refuse('XML with a document type');
    parser.onopentagstart = ({ name }) => this.#begin(withoutPrefix(name));
    parser.onclosetag = () => this.#close();
    parser.ontext = (text) => this.#add(text);
    parser.oncdata = (text) => this.#add(text);
  }

  read(text: string): void {
    this.#guarded(() => this.#parser.write(text));
  }

  end(): XmlElement | undefined {
    if (this.problem === '') this.#guarded(() => this.#parser.close());
    return this.#document;
  }

  /** The parser throws where it is fed behind an error of its own. */
  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#refuse(`no usable XML: ${error instanceof Error ? error.message.slice(0, 100) : 'fault'}`);
    }
  }

  #refuse(problem: string): void {
    if (this.problem === '') this.problem = problem;
  }

  #begin(name: string): void {
    if (this.problem !== '') return;
    this.#left -= 1;
    if (this.#left < 0) this.#refuse('more elements than any answer has');
    else if (this.#open.length === 1 && this.#document.children.length > 0) this.#refuse('two documents in one');
    else if (this.#open.length > MAX_DEPTH) this.#refuse(`elements nested deeper than ${MAX_DEPTH}`);
    else this.#open.push({ name, text: '', children: [] });
  }

  #close(): void {
    if (this.problem !== '' || this.#open.length < 2) return;
    const element = this.#open.pop();
    if (element !== undefined) this.#open.at(-1)?.children.push({ ...element, text: element.text.trim() });
  }

  #add(text: string): void {
    const element = this.#open.at(-1);
    if (this.#open.length === 1 && text.trim() !== '') this.#refuse('text outside of the document');
    if (element === undefined || this.problem !== '' || element.text.length > MAX_TEXT) return;
    element.text += text.slice(0, MAX_TEXT + 1);
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it stands inside of an element. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** All elements of this name in `element`, in order. */
export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] => element?.children.filter((child) => child.name === name) ?? [];

/** The only element of this name below each other; `undefined` when there is none or more than one. */
export function childAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => {
    const found = childrenOf(at, name);
    return found.length === 1 ? found[0] : undefined;
  }, element);
}

/** The text of the only element there; `undefined` when it is missing, holds elements, or is longer than 255 characters. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  const found = childAt(element, ...path);
  return found !== undefined && found.children.length === 0 && found.text.length <= 255 ? found.text : undefined;
}
