import { type Files } from '../ports/files.ts';
import { nodeDisk } from './disk.ts';
import { createFiles } from './durable.ts';

/** The computer's own file system. */
export const createNodeFiles = (): Files => createFiles(nodeDisk);
