import { build } from '../scripts/build.mjs';

/** Tests start the built programs (token host, ctl, ctl-provider): they must be those of the sources under test. */
export async function setup(): Promise<void> {
  await build();
}
