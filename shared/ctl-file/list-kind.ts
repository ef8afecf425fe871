import { type CtlFile } from './model.ts';
import { FUNCTION_CODE } from './tags.ts';

/** Both are trust lists of one format; `show ctl` prints the one, `show itl` the other. */
export type ListKind = 'CTL' | 'ITL';

/**
 * Which list a file is. An entry of TVS stands in ITL files only (Cisco document 213407; usecallmanagernz/certutils) and decides, whatever the file calls itself. Without one,
 * FILENAME of an ITL file begins with ITL, as the file that phones ask for does (`ITLFile.tlv`, Cisco document 116232). What the element of a node's file holds was never
 * published, so every other name counts as that of a CTL file.
 */
export const listKind = ({ header, records }: { readonly header: Pick<CtlFile['header'], 'fileName'>; readonly records: readonly Pick<CtlFile['records'][number], 'function'>[] }): ListKind =>
  records.some((record) => record.function === FUNCTION_CODE.TVS) || /^itl/i.test(header.fileName) ? 'ITL' : 'CTL';
