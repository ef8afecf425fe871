import { expect, it } from 'vitest';
import { publisherNamed } from '../../../renderer/steps/sign-in/platform/publisher.ts';
import { fail } from '../../../shared/domain/result.ts';
import { INITIAL_VIEW_STATE } from '../../../shared/session/view-state.ts';

const refused = (publisher: string) => fail('platform.not-publisher', '10.48.47.154', { publisher }).error;

it('goes to the publisher that a node names, with the ports that were typed, where it names one that can be typed', () => {
  expect(publisherNamed(refused('cucm-pub.example.com'), INITIAL_VIEW_STATE)).toEqual({ name: 'cucm-pub.example.com', typed: { host: 'cucm-pub.example.com' } });
  for (const nobody of ['', 'no host', '<b>']) expect(publisherNamed(refused(nobody), INITIAL_VIEW_STATE)).toBe(null);
  expect(publisherNamed(null, INITIAL_VIEW_STATE)).toBe(null);
  expect(publisherNamed(fail('connect.cancelled', '10.48.47.153').error, INITIAL_VIEW_STATE)).toBe(null);
});
