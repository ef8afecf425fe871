import { describe, expect, it } from 'vitest';
import { LOST_TOKENS_STEPS, type LostTokensRoute } from '../../../shared/domain/platform/lost-tokens.ts';

const steps = (route: LostTokensRoute): readonly string[] => LOST_TOKENS_STEPS[route].map(({ id, by }) => `${by}: ${id}`);

describe('all tokens lost (Cisco document 118892)', () => {
  it('from release 10.0(1) on a command sets the cluster to non-secure, and phones are restarted', () => {
    expect(steps('command-without-token')).toEqual(['program: choose-non-secure', 'person: restart-services', 'person: reset-phones']);
  });

  it('before it the file is copied and deleted on all servers that give it to phones, made anew with two new tokens; all servers are rebooted before a phone is touched', () => {
    expect(steps('delete-and-begin-anew')).toEqual([
      'person: search-for-a-token',
      'person: get-two-tokens',
      'person: have-vendor-client',
      'person: trust-new-tokens',
      'program: keep-copies',
      'program: delete-on-every-server',
      'person: delete-on-alternate-tftp',
      'person: run-vendor-client',
      'person: reboot-all-servers',
      'person: try-one-phone',
      'person: delete-on-every-phone',
      'person: set-non-secure',
    ]);
  });
});
