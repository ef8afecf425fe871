import { expect, it } from 'vitest';
import { offersOf } from '../../core/calls/platform/offers.ts';
import { type PlatformService } from '../../shared/domain/connection.ts';
import { type ErrorCode } from '../../shared/domain/error-codes.ts';
import { type PlatformOffers, type PlatformTrustRow } from '../../shared/session/platform/view.ts';

const row = (service: PlatformTrustRow['service']): Pick<PlatformTrustRow, 'service'> => ({ service });
const failed = (service: PlatformService, code: ErrorCode): PlatformOffers['errors'][number] => ({ service, error: { code, params: {}, where: '10.48.47.153' } });
const closed = failed('ssh', 'platform.port-closed');

it('a service whose handshake failed answers, and is not said to be silent', () => {
  const errors = [failed('axl', 'platform.tls-failed'), failed('tftp-https', 'platform.port-closed')];
  expect(offersOf([row('ssh')], 'closed', errors)).toEqual({ ssh: 'answers', axl: 'no-handshake', tftpHttps: 'no-answer', ctlProvider: 'no-answer', errors, recommended: 'platform', why: 'ssh-answers' });
  expect(offersOf([], 'old-tls', [failed('ssh', 'platform.only-old-algorithms'), ...errors])).toMatchObject({ ssh: 'old-algorithms', axl: 'no-handshake', ctlProvider: 'other-provider', recommended: 'platform' });
});

it('only a provider that speaks our protocol is recommended where there is no command line', () => {
  expect(offersOf([], 'open-provider', [closed])).toMatchObject({ ctlProvider: 'open-provider', recommended: 'ctl-provider', why: 'only-ctl-provider-answers' });
  for (const found of ['tls', 'old-tls'] as const) expect(offersOf([], found, [closed])).toMatchObject({ ctlProvider: 'other-provider', recommended: null, why: 'only-other-provider-answers' });
  for (const found of ['web-server', 'silent', 'closed'] as const) expect(offersOf([], found, [closed])).toMatchObject({ ctlProvider: 'no-answer', recommended: null, why: 'nothing-answers' });
  expect(offersOf([], 'old-tls', [failed('ssh', 'platform.ssh-failed')])).toMatchObject({ ssh: 'no-handshake', recommended: null, why: 'ssh-no-handshake' });
});
