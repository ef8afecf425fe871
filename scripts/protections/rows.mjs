import { NETWORK } from './rows/network.mjs';
import { PAGE } from './rows/page.mjs';
import { PLATFORM } from './rows/platform/network.mjs';
import { PROVIDER } from './rows/provider.mjs';
import { REPOSITORY } from './rows/repository.mjs';
import { SECRETS } from './rows/secrets.mjs';
import { WINDOW } from './rows/window.mjs';

/**
 * A protection, and how to take it away: in `file`, what stands there exactly once as `find` becomes `put`. Each file of `tests` must then have a test that fails by an
 * assertion; only those whose full name (describe and test) holds one of the row's names are run.
 * @typedef {{ readonly id: string, readonly what: string, readonly file: string, readonly find: string, readonly put: string,
 *   readonly tests: readonly { readonly file: string, readonly name: string }[] }} Protection
 */

/** @type {readonly Protection[]} */
export const ROWS = [...WINDOW, ...PAGE, ...NETWORK, ...PROVIDER, ...PLATFORM, ...SECRETS, ...REPOSITORY];
