import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../test-output/key-stock');

/** Grows by one byte with each process that takes keys. */
export const CLAIMS = path.join(folder, 'claims');

/** Keys of each size whose primes are taken: 24 make 1,104 others. */
export const SIZES = { 1024: 24, 2048: 24 };
/** How far apart processes begin that start one after another. */
export const STEP = 101;

/** By size in bits: the primes, base64url as in a JWK. Each two of them make a key. */
export const STOCK = path.join(folder, `primes-${Object.entries(SIZES).flat().join('-')}.json`);
/** Milliseconds after which a new one is made. */
export const LASTS = 3_600_000;
