import { type ChunkingContext } from 'rolldown';

/** Whether a module is imported by the one that `root` matches, over however many others. */
export function neededBy(root: RegExp): (id: string, context: ChunkingContext) => boolean;
