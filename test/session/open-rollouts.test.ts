import { expect, it } from 'vitest';
import { openRolloutsHere } from '../../shared/session/open-rollouts.ts';
import { type OpenRolloutView } from '../../shared/session/rollout-view.ts';
import { type ViewState } from '../../shared/session/view-state.ts';

const [HERE, ELSEWHERE] = ['ab'.repeat(32), 'cd'.repeat(32)];
const rollouts = [HERE, ELSEWHERE].map((keySha256, at) => ({ id: `2026112${at}T200000Z-0a0b0c0d`, keySha256, cluster: 'cucm-pub' }) as OpenRolloutView);
const named = (cluster: object | null | undefined, of: string | null = null) => {
  const { rollouts: here, more } = openRolloutsHere({ platform: cluster === undefined ? null : ({ cluster } as unknown as ViewState['platform']), openRollouts: { of, rollouts, more: 3 } });
  return [here.map(({ keySha256 }) => keySha256), more];
};

it.each<[string, object | null | undefined, readonly string[], number]>([
  ['all where no cluster was chosen', undefined, [HERE, ELSEWHERE], 3],
  ['all where none is signed in to', null, [HERE, ELSEWHERE], 3],
  ['its own of the cluster that is signed in to, until those are told', { keySha256: HERE }, [HERE], 0],
  ['none of a cluster that bears the same name', { keySha256: 'ef'.repeat(32) }, [], 0],
])('a window names %s', (_which, cluster, keys, more) => {
  expect(named(cluster)).toEqual([keys, more]);
});

it('and all that were told of the cluster that is signed in to, with how many more there are', () => {
  expect(named({ keySha256: HERE }, HERE)).toEqual([[HERE, ELSEWHERE], 3]);
});
