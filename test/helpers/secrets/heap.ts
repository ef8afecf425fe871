import { readFileSync } from 'node:fs';
import { literally } from '../../../scripts/literally.mjs';

/** What V8 says at the head of a heap snapshot (`.heapsnapshot`, JSON): nodes and edges are rows of numbers, named here. */
interface Head {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[], ...unknown[]]; readonly edge_fields: readonly string[]; readonly edge_types: readonly [readonly string[], ...unknown[]] };
    readonly node_count: number;
    readonly edge_count: number;
  };
}

const [ZERO, NINE] = ['0'.charCodeAt(0), '9'.charCodeAt(0)];

/** So many whole numbers from a place on, whatever stands between them: read as JSON they cost three times as much. */
function numbersAt(bytes: Buffer, from: number, count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  let [at, isDigit] = [0, false];
  for (let place = from; at < count; place += 1) {
    const byte = bytes[place] ?? 0;
    if (byte >= ZERO && byte <= NINE) {
      numbers[at] = (numbers[at] ?? 0) * 10 + byte - ZERO;
      isDigit = true;
    } else {
      if (isDigit) at += 1;
      isDigit = false;
      if (place >= bytes.length) throw new Error('a heap snapshot ends before its end');
    }
  }
  return numbers;
}

/** Where the array of a name begins, behind its bracket; V8 writes it so, and no text of the heap can look alike, since its quotes are escaped. */
function arrayAt(bytes: Buffer, name: string): number {
  const begin = `"${name}":[`;
  const at = bytes.indexOf(begin);
  if (at < 0) throw new Error(`a heap snapshot has no ${name}`);
  return at + begin.length;
}

/** One text that a process can still reach, and the way to it from a root. */
export interface Reached {
  readonly needle: string;
  /** From the text to the root: what holds what by which name. Costs a second. */
  readonly path: () => string;
}

/** All that a process reaches of some texts. */
export class Heap {
  readonly #nodes: Uint32Array;
  readonly #edges: Uint32Array;
  readonly #strings: readonly string[];
  readonly #types: readonly string[];
  readonly #edgeTypes: readonly string[];
  readonly #width: number;
  readonly #edgeWidth: number;
  readonly #at: Readonly<Record<'type' | 'name' | 'edge_count', number>>;
  readonly #edgeAt: Readonly<Record<'type' | 'name_or_index' | 'to_node', number>>;
  /** Of each node, by its number. */
  readonly #firstEdge: Uint32Array;

  constructor(file: string) {
    const bytes = readFileSync(file);
    const nodesAt = arrayAt(bytes, 'nodes');
    const head = bytes.toString('utf8', 0, nodesAt - '"nodes":['.length).trimEnd().replace(/,$/, '}');
    const { snapshot: { meta, node_count: nodeCount, edge_count: edgeCount } } = JSON.parse(head) as Head;
    this.#nodes = numbersAt(bytes, nodesAt, nodeCount * meta.node_fields.length);
    this.#edges = numbersAt(bytes, arrayAt(bytes, 'edges'), edgeCount * meta.edge_fields.length);
    this.#strings = JSON.parse(bytes.toString('utf8', arrayAt(bytes, 'strings') - 1, bytes.lastIndexOf(']') + 1)) as string[];
    this.#types = meta.node_types[0];
    this.#edgeTypes = meta.edge_types[0];
    this.#width = meta.node_fields.length;
    this.#edgeWidth = meta.edge_fields.length;
    const of = (fields: readonly string[], name: string): number => fields.indexOf(name);
    this.#at = { type: of(meta.node_fields, 'type'), name: of(meta.node_fields, 'name'), edge_count: of(meta.node_fields, 'edge_count') };
    this.#edgeAt = { type: of(meta.edge_fields, 'type'), name_or_index: of(meta.edge_fields, 'name_or_index'), to_node: of(meta.edge_fields, 'to_node') };
    const first = new Uint32Array(nodeCount + 1);
    for (let node = 0; node < nodeCount; node += 1) first[node + 1] = (first[node] ?? 0) + (this.#nodes[node * this.#width + this.#at.edge_count] ?? 0) * this.#edgeWidth;
    this.#firstEdge = first;
  }

  /** Which of these texts stand in a string of the heap: flat, sliced, or put together of parts. */
  find(needles: readonly string[]): readonly Reached[] {
    const found: { readonly node: number; readonly needle: string }[] = [];
    const pattern = new RegExp(needles.map(literally).join('|'), 'g');
    const inTable = new Map<number, readonly string[]>();
    for (const [index, text] of this.#strings.entries()) {
      const hits = text.match(pattern);
      if (hits !== null) inTable.set(index, hits);
    }
    for (let node = 0; node * this.#width < this.#nodes.length; node += 1) {
      const hits = this.#type(node) === 'concatenated string' ? this.#joined(node).match(pattern) : inTable.get(this.#name(node));
      for (const needle of new Set(hits ?? [])) found.push({ node, needle });
    }
    let parents: ReturnType<Heap['parentsOf']> | undefined;
    return found.map(({ node, needle }) => ({ needle, path: () => this.#path(node, (parents ??= this.parentsOf())) }));
  }

  #type(node: number): string {
    return this.#types[this.#nodes[node * this.#width + this.#at.type] ?? -1] ?? '';
  }

  #name(node: number): number {
    return this.#nodes[node * this.#width + this.#at.name] ?? -1;
  }

  #eachEdge(node: number, work: (to: number, name: string | number, type: string) => void): void {
    for (let edge = this.#firstEdge[node] ?? 0; edge < (this.#firstEdge[node + 1] ?? 0); edge += this.#edgeWidth) {
      const type = this.#edgeTypes[this.#edges[edge + this.#edgeAt.type] ?? -1] ?? '';
      const name = this.#edges[edge + this.#edgeAt.name_or_index] ?? -1;
      const isNumber = type === 'element' || type === 'hidden';
      work((this.#edges[edge + this.#edgeAt.to_node] ?? 0) / this.#width, isNumber ? name : (this.#strings[name] ?? ''), type);
    }
  }

  /** The text of a string that V8 keeps as two parts, each perhaps so too. */
  #joined(start: number): string {
    const texts: string[] = [];
    const open = [start];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (this.#type(node) !== 'concatenated string') {
        texts.push(this.#strings[this.#name(node)] ?? '');
        continue;
      }
      const parts: { first?: number; second?: number } = {};
      this.#eachEdge(node, (to, name) => {
        if (name === 'first' || name === 'second') parts[name] = to;
      });
      for (const part of [parts.second, parts.first]) if (part !== undefined) open.push(part);
    }
    return texts.join('');
  }

  /** From which node each was reached first, starting at the roots; -1 = not at all, but by what holds nothing. */
  private parentsOf(): { readonly from: Int32Array; readonly by: readonly (string | number)[] } {
    const count = this.#nodes.length / this.#width;
    const from = new Int32Array(count).fill(-1);
    const by: (string | number)[] = [];
    from[0] = 0;
    const queue = [0];
    for (const node of queue) {
      this.#eachEdge(node, (to, name, type) => {
        if (type === 'weak' || from[to] !== -1) return;
        from[to] = node;
        by[to] = name;
        queue.push(to);
      });
    }
    return { from, by };
  }

  #path(node: number, { from, by }: { readonly from: Int32Array; readonly by: readonly (string | number)[] }): string {
    const steps: string[] = [];
    for (let at = node; at !== 0 && at !== -1 && steps.length < 40; at = from[at] ?? -1) {
      const name = (this.#strings[this.#name(at)] ?? '').slice(0, 40).replaceAll('\n', ' ');
      steps.push(`${this.#type(at)} ${name} <-[${String(by[at] ?? 'nobody')}]`);
    }
    return steps.join('\n      ');
  }
}
