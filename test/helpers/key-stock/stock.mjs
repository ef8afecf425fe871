import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../test-output/key-stock');

/** Grows by one byte with each process that takes keys. */
export const CLAIMS = path.join(folder, 'claims');

/** Keys of each size. A practice cluster takes at most about ten of 2048 bits. */
export const SIZES = { 1024: 32, 2048: 32 };
/** How far apart processes begin that start one after another. */
export const STEP = 13;

/** By size in bits: private keys, PEM. */
export const STOCK = path.join(folder, `keys-${Object.entries(SIZES).flat().join('-')}.json`);
/** Milliseconds after which a new one is made. */
export const LASTS = 3_600_000;
