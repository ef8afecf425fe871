import { type AppError } from '../result.ts';

/**
 * What to do when all tokens of the CTL file are lost: from 10.0(1) on a command without token, before it deletion (Cisco document 118892;
 * Troubleshooting Guide, security, lost security tokens).
 */
export type LostTokensRoute = 'command-without-token' | 'delete-and-begin-anew';

/** What a person has to confirm before the delete step opens: afterwards nothing puts the file back. */
export const LOST_TOKENS_CONFIRMATIONS = ['vendor-client-at-hand', 'two-new-tokens', 'token-passwords-known', 'alternate-tftp-known', 'no-way-back-understood'] as const;

export type LostTokensConfirmation = (typeof LOST_TOKENS_CONFIRMATIONS)[number];

/**
 * Steps of the guide by route, in order; who does them: this program, or a person elsewhere. Alternate TFTP servers, and all servers of the
 * cluster rebooted before any phone is touched: the Troubleshooting Guide asks for them, document 118892 restarts two services. Phone-SAST-trust
 * before the deletion, so that TVS can answer for the new tokens: document 118893.
 */
export const LOST_TOKENS_STEPS: Readonly<Record<LostTokensRoute, readonly { readonly id: string; readonly by: 'program' | 'person' }[]>> = {
  'command-without-token': [
    { id: 'choose-non-secure', by: 'program' },
    { id: 'restart-services', by: 'person' },
    { id: 'reset-phones', by: 'person' },
  ],
  'delete-and-begin-anew': [
    { id: 'search-for-a-token', by: 'person' },
    { id: 'get-two-tokens', by: 'person' },
    { id: 'have-vendor-client', by: 'person' },
    { id: 'trust-new-tokens', by: 'person' },
    { id: 'keep-copies', by: 'program' },
    { id: 'delete-on-every-server', by: 'program' },
    { id: 'delete-on-alternate-tftp', by: 'person' },
    { id: 'run-vendor-client', by: 'person' },
    { id: 'reboot-all-servers', by: 'person' },
    { id: 'try-one-phone', by: 'person' },
    { id: 'delete-on-every-phone', by: 'person' },
    { id: 'set-non-secure', by: 'person' },
  ],
};

/** What became of the CTL file of one node. */
export interface LostTokensNode {
  readonly node: string;
  readonly hostName: string;
  /** `unlike`: what could be copied has not the digests that `show ctl` printed. */
  readonly copy: 'not-yet' | 'kept' | 'no-file' | 'unlike' | 'failed';
  /** What the words of `file delete` were; they prove nothing. */
  readonly deletion: 'not-yet' | 'said' | 'refused' | 'no-answer';
  /** Read afterwards on the disk by `show ctl`, and from the file service. */
  readonly disk: 'there' | 'gone' | 'unknown';
  readonly served: 'there' | 'gone' | 'unknown' | 'no-service';
  readonly error: AppError | null;
}
