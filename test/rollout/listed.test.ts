import { expect, test } from 'vitest';
import { tellOpenRollouts, tellWithCluster } from '../../core/calls/rollout/list.ts';
import { OpenRollouts } from '../../core/rollout/open.ts';
import { RolloutFolder } from '../../core/rollout/folder.ts';
import { rolloutsPage } from '../../core/rollout/past.ts';
import { type SessionStore } from '../../core/calls/store.ts';
import { type SessionEvent } from '../../shared/session/events.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../shared/session/view-state.ts';
import { jumpingClock } from '../helpers/jumping-clock.ts';
import { createMemoryFiles } from '../helpers/memory-files.ts';
import { DATA, recordOf } from './evenings.ts';

const [HERE, ELSEWHERE] = ['ab'.repeat(32), 'cd'.repeat(32)];
const idOf = (at: number): string => `20261126T20${String(at).padStart(4, '0')}Z-0a0b0c0d`;

/** So many rollouts that were begun and left, the older half on this cluster, the newer half on another one. */
async function left(count: number) {
  const files = createMemoryFiles();
  const clock = jumpingClock(new Date('2026-11-26T20:00:00Z'));
  for (let at = 0; at < count; at += 1) {
    const record = recordOf({ id: idOf(at), cluster: { ...recordOf().cluster, keySha256: at < count / 2 ? HERE : ELSEWHERE }, practice: at % 2 === 0 ? null : { scenario: 'founding-document', seed: 1 } });
    const folder = new RolloutFolder({ files, clock, dataDir: DATA }, record.id, () => Promise.resolve(''));
    await folder.note({ what: 'record', record });
    await folder.note({ what: 'restart', restart: { node: '10.0.0.1', service: 'Cisco Tftp', status: 'running', upTimeBefore: 1, upTimeAfter: null, callsBefore: null, servedSha256: null, error: null } });
  }
  return { files, dataDir: DATA };
}

/** A store that keeps what it was told, with a cluster that can be signed in to. */
function stored() {
  let [state, listener]: [ViewState, (state: ViewState) => void] = [INITIAL_VIEW_STATE, () => undefined];
  const told: Extract<SessionEvent, { readonly type: 'rollouts-open' }>['open'][] = [];
  const store: SessionStore = {
    state: () => state,
    dispatch: (event) => {
      if (event.type === 'rollouts-open') told.push(event.open);
    },
    subscribe: (given) => {
      listener = given;
      return () => undefined;
    },
  };
  const signIn = (keySha256: string | null): void => {
    state = { ...state, platform: { cluster: keySha256 === null ? null : { keySha256 } } as unknown as ViewState['platform'] };
    listener(state);
  };
  return { store, told, signIn };
}

test('the newest four are named with how many more there are, of the cluster that is signed in to alone', async () => {
  const openRollouts = new OpenRollouts(await left(20));
  const { store, told, signIn } = stored();
  await tellOpenRollouts({ openRollouts, store });
  expect(told.at(-1)).toMatchObject({ of: null, more: 16, rollouts: [19, 18, 17, 16].map((at) => ({ id: idOf(at), keySha256: ELSEWHERE })) });
  tellWithCluster({ openRollouts, store });
  for (const [key, more, newest] of [[HERE, 6, 9], [null, 16, 19], ['ef'.repeat(32), 0, null]] as const) {
    const count = told.length;
    signIn(key);
    await expect.poll(() => told.length).toBe(count + 1);
    expect([told.at(-1)?.of, told.at(-1)?.more, told.at(-1)?.rollouts[0]?.id ?? null]).toEqual([key, more, newest === null ? null : idOf(newest)]);
  }
});

test('the list is read page by page, those of practice apart, and every one is in it once', async () => {
  const place = await left(200);
  for (const practice of [false, true]) {
    const ids: string[] = [];
    let more = true;
    for (let pages = 0; more && pages < 20; pages += 1) {
      const before = ids.at(-1);
      const page = await rolloutsPage(place, { most: 30, ...(before === undefined ? {} : { before }) }, ({ record }) => (record?.practice !== null) === practice);
      expect(page.found.length).toBeLessThanOrEqual(30);
      ids.push(...page.found.map(({ id }) => id));
      ({ more } = page);
    }
    expect(ids).toEqual(Array.from({ length: 100 }, (_none, at) => idOf(199 - 2 * at - Number(!practice))));
  }
});

test('one rollout is read alone, and an absent one is none', async () => {
  const place = await left(20);
  const seen: string[] = [];
  const files = { ...place.files, exists: (name: string) => (seen.push(name), place.files.exists(name)), read: (name: string, most?: number) => (seen.push(name), place.files.read(name, most)), list: (name: string) => (seen.push(name), place.files.list(name)) };
  expect(await rolloutsPage({ ...place, files }, { id: idOf(7) })).toMatchObject({ found: [{ id: idOf(7) }], more: false });
  expect([seen.length > 0, seen.filter((name) => !name.includes(idOf(7)))]).toEqual([true, []]);
  expect(await rolloutsPage(place, { id: idOf(20) })).toEqual({ found: [], more: false });
});
