import { expect, it } from 'vitest';
import { type NodeLink, type PlatformLinks } from '../../core/change/by-command/links.ts';
import { readPlatform } from '../../core/change/by-command/read-cluster.ts';
import { READINGS } from '../../core/platform/commands.ts';
import { type PlatformCommands, type PlatformReadings } from '../../core/ports/platform/commands.ts';
import { privilegeLevelOf } from '../../shared/domain/platform/privilege.ts';
import { type PreflightContext } from '../../core/preflight/context.ts';
import { readCertificates } from '../../core/preflight/certificates.ts';
import { readPreflight } from '../../core/preflight/read.ts';
import { type AxlFacts, type NetworkNode } from '../../shared/domain/platform/answers.ts';
import { type PreflightVerdict } from '../../shared/domain/preflight/verdict.ts';
import { PREFLIGHT_IDS, type PreflightId } from '../../shared/domain/preflight/rules.ts';
import { worstOf } from '../../shared/domain/preflight/row.ts';
import { fail, ok } from '../../shared/domain/result.ts';

const NODE: NetworkNode = { address: '10.0.0.1', names: ['cucm-pub'], role: 'publisher', product: 'callmanager', authenticated: true };
const started = (name: string) => ({ name, state: 'started' as const, activated: true, remark: '' });

/** What a healthy publisher answers to an account of level 0. */
const ANSWERS: Partial<PlatformReadings> = {
  'show-version': { release: '12.5.1.11900-146' },
  'show-network-cluster': [NODE],
  'show-ctl': { kind: 'none' },
  'service-list': ['Cisco Tftp', 'Cisco CTL Provider', 'Cisco Trust Verification Service', 'Cisco Certificate Authority Proxy Function'].map(started),
  replication: { nodes: [{ name: 'cucm-pub', address: '10.0.0.1', state: 2, words: 'Setup Completed' }], checkedAt: null, askedAt: null, hasErrors: false },
  'ntp-status': { synchronised: true, server: null, stratum: null, time: null },
  'fips-status': { enabled: false },
};

/** How a node refuses a command of a higher level is not published: words that nobody knows. */
const commands: PlatformCommands = {
  read: (name) => {
    const { text } = READINGS[name];
    const value = ANSWERS[name];
    // What no document tells the level of is answered to it too.
    if (value !== undefined && privilegeLevelOf(text) === 1) expect.fail(`${text} needs level 1`);
    const answer = value !== undefined ? { known: true as const, value } : { known: false as const, reason: 'words-unknown' as const, detail: 'not for this account' };
    return Promise.resolve(ok({ command: text, text: '', answer }));
  },
  change: () => expect.fail('nothing is written'),
  opening: 'admin:set cli pagination off\nnot for this account\nadmin:',
  transcript: () => '',
  mark: () => () => undefined,
  subscribe: () => () => undefined,
  isOpen: () => true,
  ended: new Promise(() => undefined),
  close: () => Promise.resolve(),
};
const link: NodeLink = { node: NODE, commands, error: null, username: 'monitor', hostKeySha256: null, httpsSha256: null, soapSha256: null, wantsCertificate: false };
const links: PlatformLinks = {
  act: commands, nodes: [link], osUsername: 'monitor', olderNode: false,
  locate: (_node, service) => (service === 'tftp-http' ? { host: '127.0.0.1', port: 1 } : null),
  fetchCtlFile: () => Promise.resolve(ok(null)),
};
const FACTS: AxlFacts = {
  schema: '12.5', release: '12.5.1.11900-146', mode: 'non-secure', nodes: null, certificates: null, autoRegistration: false,
  phones: { rows: [{ name: 'SEP001D45B5A2C1', model: 'Cisco 7975', description: '' }], complete: true },
  neighbours: { 'secure-devices': 0, 'encrypted-configuration': 0, 'secure-trunks': 0, 'expressway-c': 0 }, clockSkew: null, gaps: [],
};

/** Written before it was run: what needs level 1, or a person, is unknown; all else is told. */
const NOT_TOLD: readonly PreflightId[] = ['backup', 'certificate-expiry', 'key-sizes', 'name-lengths', 'export-control', 'upgrade', 'itl-files'];

it('an account of level 0 and an application user that only reads are enough; what needs more is unknown, not failed', async () => {
  expect(await readPlatform(links, fail('platform.axl-not-asked'))).toMatchObject({ ok: false, error: { code: 'platform.not-read' } });
  const reading = await readPlatform(links, ok(FACTS));
  if (!reading.ok) throw new Error(reading.error.code);
  // The database is not for this account; AXL told the mode.
  expect(reading.value.mode).toBe('non-secure');
  const told = new Map<PreflightId, PreflightVerdict>();
  const context: PreflightContext = {
    links,
    reading: reading.value,
    axl: {
      facts: ok(FACTS),
      more: () => Promise.resolve(ok({ certificates: null, phoneInteraction: null })),
      phones: () => Promise.resolve(ok(['SEP001D45B5A2C1'])),
      registrations: () => Promise.resolve(ok([{ name: 'SEP001D45B5A2C1', state: 'registered', node: '', host: '', since: null }])),
    },
    ticked: [],
    now: () => new Date('2026-06-01T00:00:00Z'),
    signal: new AbortController().signal,
    keepPhonesOff: () => undefined,
    certificates: () => readCertificates(context),
  };
  await readPreflight(PREFLIGHT_IDS, context, (id, rows) => told.set(id, worstOf(rows)));
  expect(PREFLIGHT_IDS.filter((id) => told.get(id) === 'unknown')).toEqual(NOT_TOLD);
  expect(PREFLIGHT_IDS.filter((id) => told.get(id) === 'fail')).toEqual([]);
});
