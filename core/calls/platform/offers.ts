import { type PlatformService } from '../../../shared/domain/connection.ts';
import { type ErrorCode } from '../../../shared/domain/error-codes.ts';
import { type PortFinding } from '../../../shared/domain/host-look.ts';
import { type PlatformOffers, type PlatformTrustRow } from '../../../shared/session/platform/view.ts';

/** Errors of a node that answered, and with which no connection came about all the same. */
const HANDSHAKE_ERRORS: readonly ErrorCode[] = ['platform.no-common-algorithm', 'platform.ssh-failed', 'platform.tls-failed', 'connect.lost'];

type Rows = readonly Pick<PlatformTrustRow, 'service'>[];

function answerOf(service: PlatformService, rows: Rows, errors: PlatformOffers['errors']): PlatformOffers['axl'] {
  if (rows.some((row) => row.service === service)) return 'answers';
  const code = errors.find((one) => one.service === service)?.error.code;
  return code !== undefined && HANDSHAKE_ERRORS.includes(code) ? 'no-handshake' : 'no-answer';
}

function providerOf(found: PortFinding): PlatformOffers['ctlProvider'] {
  if (found === 'open-provider') return 'open-provider';
  return found === 'tls' || found === 'old-tls' ? 'other-provider' : 'no-answer';
}

/** What answered to handshakes alone, and which connection fits; pure. */
export function offersOf(rows: Rows, provider: PortFinding, errors: PlatformOffers['errors']): PlatformOffers {
  const isOld = errors.some(({ service, error }) => service === 'ssh' && error.code === 'platform.only-old-algorithms');
  const ssh = isOld ? 'old-algorithms' : answerOf('ssh', rows, errors);
  const ctlProvider = providerOf(provider);
  const seen = { ssh, axl: answerOf('axl', rows, errors), ctlProvider, tftpHttps: answerOf('tftp-https', rows, errors), errors } as const;
  if (ssh === 'answers') return { ...seen, recommended: 'platform', why: 'ssh-answers' };
  if (ssh === 'old-algorithms') return { ...seen, recommended: 'platform', why: 'ssh-old-algorithms' };
  if (ctlProvider === 'open-provider') return { ...seen, recommended: 'ctl-provider', why: 'only-ctl-provider-answers' };
  if (ssh === 'no-handshake') return { ...seen, recommended: null, why: 'ssh-no-handshake' };
  return { ...seen, recommended: null, why: ctlProvider === 'other-provider' ? 'only-other-provider-answers' : 'nothing-answers' };
}
