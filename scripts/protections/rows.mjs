import { CHANGE } from './rows/change.mjs';
import { COMPARED_KEYS } from './rows/compared-keys.mjs';
import { KEYBOARD } from './rows/keyboard.mjs';
import { LOOK } from './rows/look.mjs';
import { NAMED_FILES } from './rows/named-files.mjs';
import { NETWORK } from './rows/network.mjs';
import { PACKAGES } from './rows/packages.mjs';
import { PAGE } from './rows/page.mjs';
import { PLATFORM } from './rows/platform/network.mjs';
import { PLATFORM_SECRETS } from './rows/platform/secrets.mjs';
import { CHECK_QUEUE } from './rows/provider/check-queue.mjs';
import { CONFIGURATION } from './rows/provider/configuration.mjs';
import { FILES } from './rows/provider/files.mjs';
import { GUESSES } from './rows/provider/guesses.mjs';
import { PROTOCOL } from './rows/provider/protocol.mjs';
import { PUBLICATION } from './rows/provider/publishing.mjs';
import { STRANGERS } from './rows/provider/strangers.mjs';
import { REPOSITORY } from './rows/repository.mjs';
import { SECRETS } from './rows/secrets.mjs';
import { STEPS } from './rows/steps.mjs';
import { CALLS } from './rows/window/calls.mjs';
import { NAVIGATION } from './rows/window/navigation.mjs';
import { PERMISSIONS } from './rows/window/permissions.mjs';
import { PREFERENCES } from './rows/window/preferences.mjs';
import { PROGRAM } from './rows/window/program.mjs';
import { REQUESTS } from './rows/window/requests.mjs';

/** What keeps the page of the window where it belongs (electron/). */
const WINDOW = [...PREFERENCES, ...NAVIGATION, ...PERMISSIONS, ...REQUESTS, ...CALLS, ...PROGRAM];

/** What keeps strangers from stopping a CTL Provider, or from the secrets beside it. */
const PROVIDER = [...STRANGERS, ...GUESSES, ...CHECK_QUEUE, ...FILES, ...PROTOCOL, ...CONFIGURATION, ...PUBLICATION];

/**
 * A protection, and how to take it away: in `file`, what stands there exactly once as `find` becomes `put`. Each file of `tests` must then have a test that fails by an
 * assertion; only those whose full name (describe and test) holds one of the row's names are run. Where it `sees` something, that has to stand in what the failed test has seen, so that rows
 * of one dear test, each with something of its own to be seen, are taken away in one go.
 * @typedef {{ readonly id: string, readonly what: string, readonly file: string, readonly find: string, readonly put: string,
 *   readonly tests: readonly { readonly file: string, readonly name: string, readonly sees?: string }[] }} Protection
 */

/** @type {readonly Protection[]} */
export const ROWS = [...WINDOW, ...PAGE, ...NETWORK, ...COMPARED_KEYS, ...PROVIDER, ...PLATFORM, ...LOOK, ...SECRETS, ...PLATFORM_SECRETS, ...CHANGE, ...STEPS, ...NAMED_FILES, ...KEYBOARD, ...REPOSITORY, ...PACKAGES];
