import { type LeftByRestart } from '../../domain/left-to-do.ts';

/** What is left to do in the same words in the list of a restart of services and phones and in that of its change. */
export const leftByRestartEn = {
  'go-on': 'The restart of services and phones is not finished: sign in to this cluster, then continue it or end it.',
  'find-refusal': 'Before anything else, find out why the pilot phone refused the file. Until a phone accepts it, reset no phone and restart no Cisco CallManager: the rest of this list comes after that.',
  'look-at-phones': 'Look at the phones that were not registered or did not come back: at their next start they load the new file, or refuse it.',
  'look-at-secure-phones': 'Check on every node whether phones are still registered with security, and reset those that are.',
  'restart-haproxy': 'Restart the Cisco HAProxy service on every node whose CallManager certificate changed ("utils service restart Cisco HAProxy"). Until then port 6971 presents the previous one.',
  'compare-on-phone': 'On a phone, compare what it shows of its CTL file (MD5, SHA-1 or serial number of the signer) with the new file.',
} satisfies Readonly<Record<LeftByRestart | 'restart-haproxy' | 'compare-on-phone', string>>;
