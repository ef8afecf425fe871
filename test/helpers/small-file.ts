/**
 * A trust list written by hand, byte by byte, from the description of the format: 68 bytes of header and one record of
 * 65 bytes that holds every element a record may hold. Offsets stand on the left.
 */
const HEADER = `
 0  01 0002 0102
 5  02 0002 0044
10  03 000f
13    04 0002 5300
18    05 0002 1a2b
23    06 0002 4900
28  07 000f
31    08 0001 03
35    09 0008
38      0a 0001 07
42      0b 0001 02
46  0c 0004 deadbeef
53  0e 0002 4600
58  0f 0004 fedcba98
65  0d 0d 0d`;

const RECORD = `
 0  01 0002 0041
 5  02 0004 70756200
12  03 0002 5300
17  04 0002 0102
22  05 0002 4900
27  06 0002 1a2b
32  07 0003 040506
38  08 0002 0708
43  09 0003 090a0b
49  0a 0004 0a302f99
56  0b 0002 00ab
61  0c 0001 01`;

/** Bytes of hexadecimal digits; blanks do not count. */
export const hex = (digits: string): Uint8Array => Uint8Array.from(digits.replace(/\s/g, '').match(/../g) ?? [], (pair) => parseInt(pair, 16));

const listed = (listing: string): Uint8Array => hex(listing.replace(/^ *\d+ {2}/gm, ''));

export const SMALL_HEADER = listed(HEADER);
export const SMALL_RECORD = listed(RECORD);
export const SMALL_FILE = Uint8Array.from([...SMALL_HEADER, ...SMALL_RECORD]);
