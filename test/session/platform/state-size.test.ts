import { LEFT_TO_DO } from '../../../shared/domain/left-to-do.ts';
import { NEIGHBOURS } from '../../../shared/domain/neighbours.ts';
import { expect, test } from 'vitest';
import { finding } from '../../../shared/domain/rules/rule.ts';
import { type NodeItl, reportedItl } from '../../../shared/domain/itl.ts';
import { type PlatformPlan } from '../../../shared/domain/platform/plan.ts';
import { stepsByCommand } from '../../../shared/domain/steps.ts';
import { type PlatformReport } from '../../../shared/domain/platform/report.ts';
import { bounded, grouped, notRead } from '../../../shared/domain/preflight/row.ts';
import { PREFLIGHT_IDS, type PreflightId } from '../../../shared/domain/preflight/rules.ts';
import { type AppError, fail } from '../../../shared/domain/result.ts';
import { type BehindChange, PHONES_LEFT } from '../../../shared/domain/rollout/behind-change.ts';
import { RESTARTED_SERVICES } from '../../../shared/domain/rollout/services.ts';
import { type PlatformNodeView, type PlatformOffers, type PlatformTrustRow } from '../../../shared/session/platform/view.ts';
import { reduce } from '../../../shared/session/reduce.ts';
import { type SessionEvent } from '../../../shared/session/events.ts';
import { INITIAL_VIEW_STATE } from '../../../shared/session/view-state.ts';
import { largestRollout } from '../../rollout/largest.ts';

const LIMIT = 65_536;
const hex = (length: number): string => 'a1'.repeat(length / 2);
/** A publisher and 20 subscribers, as many as a cluster may have, none of which can be read behind the command. */
const nodes = Array.from({ length: 21 }, (_none, at) => `10.148.147.${100 + at}`);
const cups = Array.from({ length: 6 }, (_none, at) => `10.148.148.${100 + at}`);
const hostNameOf = (node: string): string => `communications-manager-${node.split('.').at(-1) ?? ''}.voice.example.com`;
const role = (node: string): 'publisher' | 'subscriber' => (node === nodes[0] ? 'publisher' : 'subscriber');
const lost = (where: string) => fail('connect.timeout', where, { host: where, port: 22, seconds: 60 }).error;

const trust = nodes.flatMap((node): readonly PlatformTrustRow[] => [
  { node, service: 'ssh', host: node, port: 22, kind: 'host-key', sha256: hex(64), fingerprint: `SHA256:${hex(44)}`, description: 'ssh-rsa', standing: 'known', acceptedSha256: '' },
  { node, service: 'tftp-https', host: node, port: 6971, kind: 'certificate', sha256: hex(64), fingerprint: hex(64), description: `CN=${hostNameOf(node)};OU=Voice;O=Example;L=Krakow;ST=Malopolska;C=PL`, standing: 'known', acceptedSha256: '' },
]);
const view = (name: string): PlatformNodeView => ({
  name,
  hostName: hostNameOf(name),
  role: role(name),
  product: 'callmanager',
  signedIn: true,
  services: ['Cisco CallManager', 'Cisco Tftp', 'Cisco CTIManager', 'Cisco CTL Provider', 'Cisco Trust Verification Service', 'Cisco Certificate Authority Proxy Function'],
  judged: true,
  disk: { kind: 'file', md5: hex(32), sha1: hex(40), length: 15_000, lastModified: 'Tue Feb 24 16:37:45 CET 2015', entries: 30, verified: true, signer: 'cn="SAST-ADN008580ef        ";ou=IPCBU;o="Cisco Systems' },
  served: { sha1: hex(40), by: 'https' },
  error: null,
});
const leftOut = (name: string): PlatformNodeView => ({ ...view(name), product: 'cups', services: null, judged: false, disk: null, served: null });
const offers: PlatformOffers = { ssh: 'answers', axl: 'answers', ctlProvider: 'no-answer', tftpHttps: 'answers', recommended: 'platform', why: 'ssh-answers', errors: [] };
const steps = stepsByCommand(nodes[0] ?? '', nodes, nodes);
const itls = nodes.map((node): NodeItl => ({ node, verdict: { kind: 'fails', faults: ['signer', 'tftp', 'tvs', 'itlrecovery'] }, sha1: hex(40), servedSha1: hex(40) }));
const plan: PlatformPlan = {
  id: '20261123T170000000Z-abcdef', kind: 'mixed', command: 'utils ctl set-cluster mixed-mode', publisher: nodes[0] ?? '', modeBefore: 'non-secure', requestedMode: 'mixed',
  judgedNodes: nodes, otherNodes: [], leftOutNodes: cups, signer: { before: null, hasFile: true, after: 'ITLRecovery', certificate: { sha256: hex(64), sha1: hex(40), serialNumber: hex(32) }, error: null, continuity: 'visits' }, phones: { direct: 0, tvs: 0, visit: 30_000, unknown: 0, complete: false }, itls, wayBack: { command: null, exportControl: true, encryptionLicence: false, losesTokens: true },
  findings: (['files-differ', 'served-differs', 'nodes-not-read'] as const).map((rule) => finding(rule, { servers: nodes.join(', ') })), consent: hostNameOf(nodes[0] ?? ''), olderNode: true, leftToDo: LEFT_TO_DO, neighbours: NEIGHBOURS.map((neighbour) => ({ neighbour, count: 20_000 })), steps,
};
const report: PlatformReport = {
  id: plan.id, startedAt: '2026-11-23T17:00:00.000Z', finishedAt: '2026-11-23T17:00:00.000Z', readAt: '2026-11-23T17:00:00.000Z', kind: 'mixed', command: plan.command, said: { kind: 'no-answer' },
  outcome: 'unknown', stopped: { step: 'command', error: lost(nodes[0] ?? '') }, modeBefore: 'non-secure', requestedMode: 'mixed', mode: { value: 'unknown', error: lost(nodes[0] ?? '') }, file: null,
  previous: { md5: hex(32), sha1: hex(40), length: 15_000, signer: 'CN=ITLRECOVERY_pub', signerSerial: hex(32) }, isSignerForetold: null, continuity: 'visits', foretold: plan.phones,
  nodes: nodes.map((node) => ({ node, hostName: hostNameOf(node), role: role(node), judged: true, disk: { held: 'unknown', sha1: '', error: lost(node) }, served: { held: 'unknown', sha1: '', by: null, error: lost(node) } })),
  leftOutNodes: cups, itls: itls.map(reportedItl), notCopied: nodes, olderNode: true, transcriptKept: true, kept: true, leftToDo: ['read-again'], neighbours: [],
};
/** A restart behind it that ended before it had proved anything. */
const behind: BehindChange = { id: '20261126T041233Z-0a1b2c3d', isOpen: false, outcome: 'incomplete', at: '2026-11-23T17:00:00.000Z', unproved: Object.fromEntries(RESTARTED_SERVICES.map((service) => [service, nodes])), proved: {}, isTried: false, isReset: false, phones: PHONES_LEFT, before: LEFT_TO_DO };
/** Rows that may differ from node to node, none of which could be read, each for other words. */
const BY_NODE: readonly PreflightId[] = ['nodes', 'database-replication', 'clocks', 'certificate-expiry', 'key-sizes', 'name-lengths', 'fips', 'ctl-provider', 'tvs', 'tftp', 'ctl-files', 'itl-files'];
const words = (node: string): AppError => fail('platform.not-read', node, { command: 'utils disaster_recovery history backup', reason: 'words-unknown', detail: `${node} ${'"x" '.repeat(50)}` }).error;
const preflight = PREFLIGHT_IDS.flatMap((id) => bounded(grouped(BY_NODE.includes(id) ? nodes.map((node) => notRead(id, words(node), [node])) : [notRead(id, words(''))])));
const target = { host: nodes[0] ?? '', sshPort: 22, axlPort: 8443, olderNode: true };
const events: readonly SessionEvent[] = [
  { type: 'connection-chosen', connection: 'platform' },
  { type: 'platform-probed', target, trust, offers },
  { type: 'platform-trust', trust: trust.map((row) => ({ ...row, standing: 'changed', acceptedSha256: hex(64) })), waits: true },
  { type: 'platform-signed-in', osUsername: 'administrator', axlUsername: 'administrator', cluster: { publisher: nodes[0] ?? '', keySha256: hex(64), release: '15.0.1.11900-40', mode: 'non-secure', autoRegistration: null, axlError: lost(nodes[0] ?? ''), axlGaps: [], nodes: [...nodes.map(view), ...cups.map(leftOut)], namesTokens: true, reset: 'callmanager-not-sast', resetAdvised: false }, offers },
  { type: 'preflight-opened', rows: preflight },
  { type: 'preflight-left' },
  { type: 'platform-planned', replaces: false, plan },
  { type: 'job-began', id: plan.id, folder: `/${'f'.repeat(200)}` },
  // Quotes are two characters in JSON.
  ...Array.from({ length: 400 }, (): SessionEvent => ({ type: 'platform-lines', lines: ['cn="SAST" '.repeat(30)] })),
  ...steps.map(({ id, server }): SessionEvent => ({ type: 'step-changed', id, status: 'failed', error: lost(server ?? '') })),
  { type: 'platform-reported', report },
  { type: 'rollout', rollout: largestRollout() },
  { type: 'platform-report-amended', report: { ...report, leftToDo: LEFT_TO_DO, neighbours: plan.neighbours, rollout: behind } },
];

test('the state of the largest cluster stays below 64 kB after every event, though nothing could be read and the session was long', () => {
  const sizes: (readonly [string, number])[] = [];
  let state = INITIAL_VIEW_STATE;
  for (const event of events) {
    state = reduce(state, event);
    sizes.push([event.type, JSON.stringify(state).length]);
  }
  expect(sizes.filter(([, size]) => size > LIMIT)).toEqual([]);
  expect(state.step).toBe('finish');
});
