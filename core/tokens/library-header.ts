/** What the first bytes of a library tell: the kind of system it is for, and the processors in it, in Node's words. */
export interface LibraryHeader {
  readonly format: 'elf' | 'pe' | 'mach-o';
  readonly architectures: readonly string[];
}

/** How many bytes of a file are enough for {@link readLibraryHeader}. */
export const HEADER_BYTES = 4096;

/** e_machine (System V ABI). */
const ELF_MACHINES: Readonly<Record<number, string>> = { 3: 'ia32', 40: 'arm', 62: 'x64', 183: 'arm64', 243: 'riscv64' };
/** Machine (Microsoft, PE format, "Machine Types"). */
const PE_MACHINES: Readonly<Record<number, string>> = { 0x14c: 'ia32', 0x1c4: 'arm', 0x8664: 'x64', 0xaa64: 'arm64' };
/** cputype (mach/machine.h). */
const MACH_MACHINES: Readonly<Record<number, string>> = { 7: 'ia32', 0x01000007: 'x64', 0x0100000c: 'arm64' };

const ELF_MAGIC = 0x7f454c46;
const ELF_SHARED_OBJECT = 3;
const MACH_MAGICS = [0xcffaedfe, 0xcefaedfe]; // 64 and 32 bits, little-endian
const MACH_UNIVERSAL = 0xcafebabe;
/** Java class files begin with the same four bytes; their next number, a version, is 45 or more. */
const MAX_UNIVERSAL = 16;

const named = (table: Readonly<Record<number, string>>, machine: number) => table[machine] ?? `0x${machine.toString(16)}`;

/**
 * Reads the header of a library without loading it, so that one for another processor is named as such instead of a
 * system error such as "Win32 error 193". Undefined when it is no library of a known format.
 */
export function readLibraryHeader(bytes: Uint8Array): LibraryHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.byteLength < 64) return undefined;
  const magic = view.getUint32(0);
  if (magic === ELF_MAGIC) {
    const littleEndian = view.getUint8(5) === 1;
    if (view.getUint16(16, littleEndian) !== ELF_SHARED_OBJECT) return undefined;
    return { format: 'elf', architectures: [named(ELF_MACHINES, view.getUint16(18, littleEndian))] };
  }
  if (magic >>> 16 === 0x4d5a) {
    const offset = view.getUint32(60, true);
    if (offset + 6 > view.byteLength || view.getUint32(offset) !== 0x50450000) return undefined;
    return { format: 'pe', architectures: [named(PE_MACHINES, view.getUint16(offset + 4, true))] };
  }
  if (MACH_MAGICS.includes(magic)) return { format: 'mach-o', architectures: [named(MACH_MACHINES, view.getUint32(4, true))] };
  if (magic !== MACH_UNIVERSAL) return undefined;
  const count = view.getUint32(4);
  if (count > MAX_UNIVERSAL || 8 + 20 * count > view.byteLength) return undefined;
  const architectures = Array.from({ length: count }, (_, index) => named(MACH_MACHINES, view.getUint32(8 + 20 * index)));
  return { format: 'mach-o', architectures };
}
