/** What became of the CTL file a phone was offered at its restart. */
export const PHONE_OUTCOMES = ['accepted', 'rejected', 'unchanged', 'not-asked'] as const;

export type PhoneOutcome = (typeof PHONE_OUTCOMES)[number];

/** Why a phone took a file or not. */
export const PHONE_REASONS = [
  'signer-is-sast',
  'tvs-vouches',
  'first-file',
  'same-file',
  'unreadable',
  'signature-bad',
  'signer-not-trusted',
  'no-file-served',
  'switched-off',
] as const;

export type PhoneReason = (typeof PHONE_REASONS)[number];

/** A phone with the CTL file it holds. */
export interface PhoneState {
  readonly name: string;
  readonly model: string;
  /** Name of the server it loads its files from. */
  readonly tftpServer: string;
  readonly usesTvs: boolean;
  /** SHA-256 of the CTL file it holds, lower-case hex; `null` = none. */
  readonly ctlSha256: string | null;
  readonly outcome: PhoneOutcome;
  readonly reason: PhoneReason | null;
  /** What it made of its configuration file, which Cisco Tftp signs; absent where that is not practised, or it was not restarted. */
  readonly configuration?: 'taken' | 'refused';
}
