import { describe, expect, it } from 'vitest';
import { byCluster } from '../../renderer/steps/history/clusters.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

interface Made {
  readonly id: string;
  readonly host?: string;
  readonly key: string;
  readonly scenario?: 'founding-document' | 'pilot-refuses';
  readonly route?: 'with-token' | 'by-command';
}

/** As lists have them; of the record only what tells clusters apart. */
const listed = ({ id, host = 'cucm', key, scenario, route = 'by-command' }: Made): Parameters<typeof byCluster>[0][number] => {
  const record = { route, practice: scenario === undefined ? null : { scenario, seed: 7 }, cluster: { host, port: 22, keySha256: key, places: [{ name: '10.48.47.153' }] } };
  // Nothing else of it is read.
  return { id, record: record as never };
};
const grouped = (made: readonly Made[]) => byCluster(made.map(listed), LANGUAGES.en).map(({ name, items }) => [name, items.map(({ id }) => id).join(' ')]);

describe('the list of changes and restarts', () => {
  it('keeps a real cluster in one place by its key, under its newest name', () => {
    expect(grouped([{ id: 'c', key: 'k1', host: 'new-name' }, { id: 'b', key: 'k2' }, { id: 'a', key: 'k1' }])).toEqual([['new-name:22', 'c a'], ['cucm:22', 'b']]);
  });

  it('puts what was practised of one situation together, though each practice cluster has a key of its own, and tells both connections apart', () => {
    const { change, window } = LANGUAGES.en;
    expect(
      grouped([
        { id: 'd', key: 'k4', scenario: 'founding-document' },
        { id: 'c', key: 'k3', scenario: 'pilot-refuses' },
        { id: 'b', key: 'k2', scenario: 'founding-document', route: 'with-token' },
        { id: 'a', key: 'k1', scenario: 'founding-document' },
      ]),
    ).toEqual([
      [window.practice.scenario['founding-document'].title, 'd a'],
      [window.practice.scenario['pilot-refuses'].title, 'c'],
      [change.scenario['founding-document'], 'b'],
    ]);
  });

  it('names nothing where a record cannot be read', () => {
    expect(byCluster([{ id: 'a', record: null }], LANGUAGES.en)).toEqual([{ name: '', isPractised: false, items: [{ id: 'a', record: null }] }]);
  });
});
