import { type PhoneState } from '../../shared/domain/phone.ts';
import { type TokenPort } from './token-port.ts';

/** A cluster to rehearse on: real providers on loopback, practice tokens, practice phones. */
export interface PracticeCluster {
  /** Where the publisher's CTL Provider listens. */
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** SHA-256 of the publisher's certificate: made here, so it need not be asked about. */
  readonly certificateSha256: string;
  readonly tokens: TokenPort;
  /** Password of every practice token. */
  readonly pin: string;
  /** The tokens that lie on the table, and whether each is in the computer. */
  tokensOnTable(): readonly { readonly serial: string; readonly label: string; readonly inserted: boolean }[];
  /** Puts a token in or pulls it out, as a hand does; an unknown serial number is ignored. */
  moveToken(serial: string, inserted: boolean): void;
  phones(): readonly PhoneState[];
  /** Restarts all phones: each loads the CTL file of its TFTP server and decides. */
  restartPhones(): Promise<readonly PhoneState[]>;
  close(): Promise<void>;
}
