import { createNodeFiles } from '../../core/files/node.ts';

/** A process that writes one file again and again, until it is killed. */
const [file = ''] = process.argv.slice(2);
const bytes = new Uint8Array(4_000_000);
for (;;) await createNodeFiles().writeDurably(file, bytes);
