import { readFileSync } from 'node:fs';

/** The parts of V8's heap snapshot (`.heapsnapshot`, JSON) that say what lives: a node is `node_fields.length` numbers, its type the first. */
interface Snapshot {
  readonly snapshot: { readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[], ...unknown[]] } };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/** What V8 makes and drops by itself while a program warms up: machine code and its feedback, shapes of objects, its own lists. */
const OF_THE_MACHINE: ReadonlySet<string> = new Set(['code', 'hidden', 'object shape', 'synthetic']);
/** Their names are what they say. */
const TEXTS: ReadonlySet<string> = new Set(['string', 'concatenated string', 'sliced string', 'number', 'bigint']);

/** Bytes that a program keeps, by type and name of constructor, as a heap snapshot tells them: objects, closures, contexts, texts, buffers; no machine code. */
export function bytesKept(file: string): ReadonlyMap<string, number> {
  const { snapshot, nodes, strings } = JSON.parse(readFileSync(file, 'utf8')) as Snapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, name, size] = ['type', 'name', 'self_size'].map((field) => fields.indexOf(field)) as [number, number, number];
  const kept = new Map<string, number>();
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = types[0][nodes[at + type] ?? -1] ?? '';
    if (OF_THE_MACHINE.has(kind)) continue;
    const key = TEXTS.has(kind) ? kind : `${kind} ${strings[nodes[at + name] ?? -1] ?? ''}`;
    kept.set(key, (kept.get(key) ?? 0) + (nodes[at + size] ?? 0));
  }
  return kept;
}
