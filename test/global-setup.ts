import { build } from '../scripts/build.mjs';
import { fillStock } from './helpers/key-stock/fill-stock.ts';

/** Tests start the built programs (token host, ctl, ctl-provider): they must be those of the sources under test. */
export async function setup(): Promise<void> {
  await Promise.all([build(), fillStock()]);
}
