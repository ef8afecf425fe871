import { expect, it } from 'vitest';
import { openRolloutsHere } from '../../shared/session/open-rollouts.ts';
import { type OpenRolloutView } from '../../shared/session/rollout-view.ts';
import { type ViewState } from '../../shared/session/view-state.ts';

const [HERE, ELSEWHERE] = ['ab'.repeat(32), 'cd'.repeat(32)];
const openRollouts = [HERE, ELSEWHERE].map((keySha256, at) => ({ id: `2026112${at}T200000Z-0a0b0c0d`, keySha256, cluster: 'cucm-pub' }) as OpenRolloutView);
const keysFor = (cluster: object | null | undefined): readonly string[] => openRolloutsHere({ platform: cluster === undefined ? null : ({ cluster } as unknown as ViewState['platform']), openRollouts }).map(({ keySha256 }) => keySha256);

it.each<[string, object | null | undefined, readonly string[]]>([
  ['all where no cluster was chosen', undefined, [HERE, ELSEWHERE]],
  ['all where none is signed in to', null, [HERE, ELSEWHERE]],
  ['its own of the cluster that is signed in to', { keySha256: HERE }, [HERE]],
  ['none of a cluster that bears the same name', { keySha256: 'ef'.repeat(32) }, []],
])('a window names %s', (_which, cluster, keys) => {
  expect(keysFor(cluster)).toEqual(keys);
});
