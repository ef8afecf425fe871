import { type Files } from '../ports/files.ts';
import { nodeDisk, unlinkedDisk } from './disk.ts';
import { createFiles } from './durable.ts';

/** The computer's own file system. */
export const createNodeFiles = (): Files => createFiles(nodeDisk);

/** The same, but no symbolic link is followed: it is the error ELOOP. */
export const createUnlinkedFiles = (): Files => createFiles(unlinkedDisk);
