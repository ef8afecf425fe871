import { type LeftByRestart } from '../../domain/left-to-do.ts';

/** What a restart of services and phones may leave to do: in its own list, and in that of its change. */
export const leftByRestartEn = {
  'go-on': 'The restart of services and phones is not finished: sign in to this cluster, then continue it or end it.',
  'find-refusal': 'Before anything else, find out why the pilot phone refused the file. Until a phone accepts it, reset no phone and restart no Cisco CallManager: the rest of this list comes after that.',
  'look-at-phones': 'Look at the phones that were not registered or did not come back: at their next start they load the new file, or refuse it.',
  'look-at-secure-phones': 'Check on every node whether phones are still registered with security, and reset those that are.',
} satisfies Readonly<Record<LeftByRestart, string>>;
