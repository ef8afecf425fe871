import { type CtlFile } from './model.ts';

/** Both are trust lists of one format; `show ctl` prints the one, `show itl` the other. */
export type ListKind = 'CTL' | 'ITL';

/**
 * Which list a file says it is: FILENAME of an ITL file begins with ITL, as the file that phones ask for does (`ITLFile.tlv`, Cisco document 116232). What the element of a
 * node's file holds was never published, so every other name counts as that of a CTL file.
 */
export const listKind = ({ header }: Pick<CtlFile, 'header'>): ListKind => (/^itl/i.test(header.fileName) ? 'ITL' : 'CTL');
