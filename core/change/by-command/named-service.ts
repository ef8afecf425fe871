import { shortName } from '../../../shared/domain/host-name.ts';
import { type SigningService } from '../../../shared/domain/sast-roles.ts';

/** First value of CN, in lower case; quotes and padding of token names left out. */
const commonName = (subject: string): string => (/(?:^|[;,])\s*cn="?([^;",]*)/i.exec(subject)?.[1] ?? '').trim().toLowerCase();

/**
 * Which service of the publisher a name is that of: ITLRecovery's is called ITLRECOVERY with the name of the publisher, CallManager's like the publisher. It
 * only chooses what is said: a certificate that a service had before has the same name as the present one.
 *
 * @param publisher address, host name and fully qualified name.
 */
export function namedService(subject: string, publisher: readonly string[]): SigningService | null {
  const names = publisher.map(shortName);
  const name = commonName(subject);
  if (names.includes(shortName(name))) return 'CallManager';
  return name.startsWith('itlrecovery') && names.includes(shortName(name.replace(/^itlrecovery_?/, ''))) ? 'ITLRecovery' : null;
}
