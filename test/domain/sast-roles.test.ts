import { expect, it } from 'vitest';
import { sastRule, tokenlessSigner } from '../../shared/domain/sast-roles.ts';

it.each([
  ['9.1.2', [], []],
  ['10.0.1.11900-2', ['CallManager'], []],
  ['10.5.2.10000-5', ['CallManager', 'ITLRecovery'], []],
  ['11.5.1.10000-6', ['CallManager', 'ITLRecovery'], ['ITLRecovery', 'CallManager']],
  ['12.0.1.10000-10', ['ITLRecovery', 'CallManager'], ['ITLRecovery', 'CallManager']],
  ['15.0.1', ['ITLRecovery', 'CallManager'], ['ITLRecovery', 'CallManager']],
])('of release %s the SASTs are %j without tokens and %j behind them (Cisco security guide 12.5(1))', (release, tokenless, withTokens) => {
  expect(sastRule(release)).toMatchObject({ tokenless, withTokens });
});

it.each([
  ['9.1.2.10000-28', null],
  ['10.0.1.10000-24', 'CallManager'],
  ['11.5.1.18900-97', 'CallManager'],
  ['12.0.1.10000-10', 'ITLRecovery'],
  ['15.0.1.11900-23', 'ITLRecovery'],
])('the service that signs a tokenless file of release %s is %s', (release, service) => {
  expect(tokenlessSigner(release)).toBe(service);
});
