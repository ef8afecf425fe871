import { describe, expect, it } from 'vitest';
import { blockedBy, openChange, unlessOpen } from '../../core/calls/changes/unfinished.ts';
import { type OpenChanges } from '../../core/change/open.ts';
import { type PlatformLinks } from '../../core/change/by-command/links.ts';
import { type ProviderCluster } from '../../core/ctl-provider/cluster.ts';
import { type ChangeRoute } from '../../shared/domain/change-record.ts';
import { NOTHING_UNFINISHED } from '../../shared/domain/unfinished.ts';
import { errorSentences } from '../../shared/texts/sentences/error.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

const ID = '20261126T030000Z-0a1b2c3d';
type Bench = Parameters<typeof blockedBy>[0];

interface Left {
  readonly route: ChangeRoute;
  readonly host?: string;
  readonly name?: string;
  readonly practice?: boolean;
}

/** An engine that is signed in to one cluster over both connections, on a computer where a change was left open. */
function bench({ route, host = '10.1.1.1', name = 'cucm-pub', practice = false }: Left, { atPractice = false, entered = 'pub.example.com' } = {}): Bench {
  const record = { route, practice: practice ? { scenario: 'x', seed: 1 } : null, cluster: { host, keySha256: 'a'.repeat(64), places: [{ name, host }] } };
  const publisher = { role: 'publisher', product: 'callmanager', name: 'cucm-pub', host: entered, addresses: ['10.1.1.1'] };
  const node = { node: { ...publisher, address: '10.1.1.1', names: ['cucm-pub', 'CUCM-PUB.example.com'] } };
  return {
    open: { read: () => Promise.resolve([{ id: ID, record }]) } as unknown as OpenChanges,
    store: { state: () => ({ atPractice, unfinished: NOTHING_UNFINISHED }) } as unknown as Bench['store'],
    provider: { cluster: { servers: [publisher] } as unknown as ProviderCluster } as Bench['provider'],
    platform: { links: { nodes: [node] } as unknown as PlatformLinks, named: { host: entered } } as Bench['platform'],
  };
}

const other = (route: ChangeRoute): ChangeRoute => (route === 'with-token' ? 'by-command' : 'with-token');

describe.each<ChangeRoute>(['with-token', 'by-command'])('a change that was left open (%s)', (route) => {
  const named = { ok: false, error: { code: 'change.unfinished-elsewhere', params: { id: ID, connection: route } } };

  it.each([
    ['address', { host: '10.1.1.1', name: 'x' }],
    ['name', { host: 'x', name: 'CUCM-Pub.' }],
    ['entered name', { host: 'PUB.example.com', name: 'x' }],
  ])('keeps another one over the other connection from being begun, known by its %s', async (_, left) => {
    const here = bench({ route, ...left });
    const refused = await openChange(here, other(route));
    expect(refused).toMatchObject(named);
    for (const texts of [LANGUAGES.en, LANGUAGES.ja]) expect(refused === null ? '' : errorSentences(refused.error, texts).action).toContain(texts.details.connection[route]);
    expect(await unlessOpen(here, { route: other(route), keySha256: 'b'.repeat(64) }, () => expect.fail())).toMatchObject({ kind: 'not-begun', error: named.error });
  });

  it.each<[string, Bench]>([
    ['of a cluster of other names', bench({ route, host: '10.1.1.2', name: 'cucm-pub2' })],
    ['reached through a tunnel, as this one is', bench({ route, host: '127.0.0.1', name: 'x' }, { entered: '127.0.0.1' })],
    ['of practice', bench({ route, practice: true })],
    ['of a real cluster, in practice', bench({ route }, { atPractice: true })],
  ])('keeps nothing from being begun where it is %s', async (_, here) => {
    expect(await openChange(here, other(route))).toBeNull();
    expect(await unlessOpen(here, { route: other(route), keySha256: 'b'.repeat(64) }, () => Promise.resolve('ran'))).toBe('ran');
  });

  it('is told apart by its key over its own connection, never by names', async () => {
    expect(await blockedBy(bench({ route }), { route, keySha256: 'b'.repeat(64) })).toBeNull();
    expect(await blockedBy(bench({ route }), { route, keySha256: 'a'.repeat(64) })).toMatchObject({ error: { code: 'change.unfinished' } });
  });
});
