import { expect, it } from 'vitest';
import { practiceClustersIn } from '../../../practice/cluster/in-data-folder.ts';
import { SEED } from '../../helpers/seed.ts';
import { folderOfTest } from '../../helpers/temporary-folder.ts';

/** Of each of 28 nodes CallManager, CTL Provider, web server and SSH, and six of the cluster. */
const KEYS = 4 * 28 + 6;

it('a cluster of 28 nodes makes its keys once: the first opening tells how far it is, the second makes none, and its nodes have other host keys all the same', async () => {
  const dataFolder = folderOfTest('practice');
  /** How many keys were told of, and by which host keys a change would know the cluster. */
  const open = async () => {
    const told: string[] = [];
    const cluster = await practiceClustersIn(dataFolder, 'test').start({ connection: 'platform', scenario: 'twenty-eight-nodes', seed: SEED }, (made, inAll) => told.push(`${made} of ${inAll}`));
    const keys = cluster.keys();
    await cluster.close();
    return { told, keys };
  };
  const first = await open();
  expect(first.told).toEqual(Array.from({ length: KEYS }, (_none, at) => `${at + 1} of ${KEYS}`));
  const second = await open();
  expect(second.told).toEqual([]);
  expect([second.keys.length, second.keys.filter((key) => first.keys.includes(key))]).toEqual([first.keys.length, []]);
});
