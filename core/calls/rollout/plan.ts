import { type CallInput } from '../../../shared/contract/calls.ts';
import { type KeptReport } from '../../../shared/domain/kept-report.ts';
import { namedPilots, suggestedPilots, witnessAmong } from '../../../shared/domain/rollout/pilots.ts';
import { type CallManagerGroup, type Registration } from '../../../shared/domain/rollout/readings.ts';
import { ROLLOUT_VERSION, type RolloutRecord } from '../../../shared/domain/rollout/record.ts';
import { plannedRestarts, servicesToRestart } from '../../../shared/domain/rollout/restarts.ts';
import { RESTARTED_SERVICES, type RestartedService } from '../../../shared/domain/rollout/services.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { hostNameOf, publisherOf } from '../../change/by-command/links.ts';
import { publisherAmong } from '../../change/by-command/read-node.ts';
import { listedFile } from '../../change/by-command/truth.ts';
import { ChangeFolder } from '../../change/folder.ts';
import { changeId } from '../../change/id.ts';
import { rolloutFolderPath, unwritten } from '../../rollout/folder.ts';
import { listPhones } from '../../rollout/list-phones.ts';
import { PhoneTable } from '../../rollout/phone-table.ts';
import { beginning } from '../../rollout/progress.ts';
import { readCounters } from '../../rollout/settle.ts';
import { isRefusal, RolloutWork } from '../../rollout/work.ts';
import { openChange } from '../changes/unfinished.ts';
import { pageMaker } from '../changes/page.ts';
import { changeMaker } from '../maker.ts';
import { rereadPlatform } from '../platform/change.ts';
import { type Workbench } from '../workbench.ts';
import { letGo } from './desk.ts';
import { showRollout } from './show.ts';
import { leftOutOf, withLeftOut } from './left-out.ts';
import { openOperations } from './operations.ts';

/** What a change of this computer says of what comes behind it. */
async function changeBehind(bench: Workbench, id: string): Promise<Result<KeptReport>> {
  const kept = await new ChangeFolder(bench.options, id, pageMaker(bench)).readReport();
  if (kept === null) return fail('change.not-found', '', { id });
  return kept.report.outcome === 'not-done' ? fail('rollout.change-not-done', '', { id }) : ok(kept);
}

type Told = Pick<RolloutRecord, 'change' | 'previous' | 'continuity' | 'neighbours' | 'mayHaveNewCallManager' | 'mayDistrustItl'>;

/** What the record of a restart takes over from its change; `null` = there is none. */
export function toldBy(kept: KeptReport | null): Told {
  if (kept === null) return { change: null, previous: null, continuity: 'unknown', neighbours: [], mayHaveNewCallManager: false };
  const { report, record } = kept;
  const comparable = (file: { md5: string; sha1: string; signerSerial: string | null } | null | undefined): RolloutRecord['previous'] => (file === null || file === undefined ? null : { md5: file.md5, sha1: file.sha1, signerSerial: file.signerSerial });
  return {
    change: record.id,
    previous: comparable(report.previous),
    continuity: kept.route === 'by-command' ? kept.report.continuity : 'unknown',
    neighbours: report.neighbours,
    mayHaveNewCallManager: report.leftToDo.includes('restart-haproxy'),
    mayDistrustItl: report.leftToDo.includes('look-at-itl'),
  };
}

/** What the command asked for by its words. */
const adviceOf = (kept: KeptReport | null) => (kept?.route === 'by-command' && kept.report.said.kind === 'done' ? kept.report.said.advice : null);

const isRestarted = (name: string): name is RestartedService => RESTARTED_SERVICES.some((one) => one === name);

/** The cluster as it was read directly before, and what is restarted on it. */
function recordOf(bench: Workbench, kept: KeptReport | null, chosen: readonly RestartedService[] | null, axlUsername: string): Result<RolloutRecord> {
  const { links, reading, named } = bench.platform;
  if (links === null || reading === null || named === null) return fail('contract.not-now', '', { call: 'planRollout' });
  const publisher = publisherAmong(reading.nodes);
  const file = publisher === undefined ? null : listedFile(publisher);
  const made = kept?.report.file ?? null;
  const isItsFile = made !== null && made.sha1 === file?.sha1;
  // The file tells which cluster it is, else the key of its publisher; a change with a token knows certificates of CTL Providers alone.
  if (!isItsFile && kept?.route === 'by-command' && kept.record.cluster.keySha256 !== publisherOf(links).hostKeySha256) return fail('rollout.other-cluster', '', { host: kept.record.cluster.host });
  if (made !== null && !isItsFile) return fail('rollout.file-changed');
  const { services, reason } = servicesToRestart({ release: reading.release, kind: kept?.record.kind ?? null, advice: adviceOf(kept), chosen });
  const places = reading.nodes.map((node) => ({
    name: node.link.node.address,
    hostName: hostNameOf(node.link.node),
    role: node.link.node.role,
    keySha256: node.link.hostKeySha256,
    services: node.services?.filter(isRestarted) ?? null,
  }));
  const maker = changeMaker(bench, { host: named.host, port: named.sshPort, username: links.osUsername, keySha256: publisherOf(links).hostKeySha256 ?? '', client: '', consents: [] });
  return ok({
    version: ROLLOUT_VERSION,
    id: changeId(bench.options.clock.now()),
    ...toldBy(kept),
    program: maker.program,
    holder: maker.holder,
    operator: maker.operator,
    osUsername: maker.username,
    axlUsername,
    practice: maker.practice,
    cluster: { host: maker.host, port: maker.port, keySha256: maker.keySha256, release: reading.release, places },
    mode: reading.mode,
    file: file === null ? null : { md5: file.md5, sha1: file.sha1, signerSerial: file.signerSerial },
    restarts: plannedRestarts(services, places, []),
    reason,
    pilots: [],
    witness: null,
  });
}

/** Why nothing may be planned on the cluster that is signed in to; `null` = it may. */
async function objection(bench: Workbench): Promise<Result<never> | null> {
  const { links } = bench.platform;
  if (links === null) return fail('contract.not-now', '', { call: 'planRollout' });
  const change = await openChange(bench, 'by-command');
  if (change !== null) return change;
  const key = publisherOf(links).hostKeySha256;
  const open = (await bench.openRollouts.read()).find(({ record }) => record?.cluster.keySha256 === key);
  return open === undefined ? null : fail('rollout.open', '', { id: open.id });
}

/** Plans what is restarted, from what is read now; with credentials the groups and phones too. Writes nothing down. */
export async function planRollout(bench: Workbench, { change, services, credentials }: CallInput<'planRollout'>): Promise<Result<null>> {
  const { rollout: desk, store, options } = bench;
  // Before anything is waited for: two quick clicks on services do not plan over each other.
  store.dispatch({ type: 'began', busy: credentials === undefined ? 'planning' : 'reading-phones' });
  const refused = await objection(bench);
  if (refused !== null) return refused;
  const kept = change === undefined ? null : await changeBehind(bench, change);
  if (kept !== null && !kept.ok) return kept;
  const reread = await rereadPlatform(bench);
  if (!reread.ok) return reread;
  const made = recordOf(bench, kept?.value ?? null, services ?? null, credentials?.axlUsername ?? '');
  if (!made.ok) return made;
  await letGo(desk);
  let record = made.value;
  const work = new RolloutWork({ progress: beginning(record, ''), table: new PhoneTable(record.continuity), folder: unwritten(rolloutFolderPath(options.dataDir, record.id)), clock: options.clock, tell: () => undefined });
  if (credentials !== undefined) {
    const listed = await readPhones(bench, work, credentials);
    if (!listed.ok) return listed;
    record = { ...record, restarts: plannedRestarts([...new Set(record.restarts.map(({ service }) => service))], record.cluster.places, listed.value.groups) };
    work.progress = { ...beginning(record, ''), pilots: listed.value.pilots, witness: listed.value.witness, before: work.progress.before };
  }
  // A restart may be left out while phones are read.
  work.progress = { ...work.progress, restarts: withLeftOut(work.progress.restarts, desk.isPlanned ? leftOutOf(desk.work) : []) };
  Object.assign(desk, { work, isPlanned: true, isWorking: false, isEnding: false, report: null });
  desk.tickedPhones.clear();
  desk.tickedNeighbours.clear();
  // Whoever has looked at one behind the change, or an earlier restart of it, is not asked to look again.
  for (const neighbour of kept?.value.tickedNeighbours ?? []) desk.tickedNeighbours.add(neighbour);
  showRollout(bench);
  return ok(null);
}

interface Listed {
  readonly groups: readonly CallManagerGroup[];
  readonly pilots: ReturnType<typeof suggestedPilots>;
  readonly witness: RolloutWork['progress']['witness'];
}

/** What the application user may read before anything is begun: live calls, groups, phones and who of them is registered. */
async function readPhones(bench: Workbench, work: RolloutWork, credentials: NonNullable<CallInput<'planRollout'>['credentials']>): Promise<Result<Listed>> {
  const opened = await openOperations(bench, credentials);
  if (!opened.ok) return opened;
  const operations = opened.value;
  const options = { signal: bench.abort.signal };
  try {
    const counters = await readCounters({ operations, options }, work.progress.record.cluster.places.map(({ name }) => name));
    if (!counters.ok) return counters;
    work.now = counters.value;
    const groups = await operations.groups(options);
    if (!groups.ok && isRefusal(groups.error)) return groups;
    const known = new Map<string, Registration>();
    const halt = await listPhones({ work, operations, options, holds: true, practicePhone: null }, (read) => read.forEach((registration, name) => known.set(name, registration)));
    if (halt !== null) return halt.error === null ? fail('connect.cancelled') : { ok: false, error: halt.error };
    const phones = [...work.table.rows()];
    const pilots = suggestedPilots(phones, known, work.progress.record.continuity);
    const witness = witnessAmong(phones, known, pilots.map(({ name }) => name));
    return ok({ groups: groups.ok ? groups.value : [], pilots, witness: witness === null ? null : { name: witness.name, model: witness.model, isRegistered: null } });
  } finally {
    await operations.close();
  }
}

/** The record of what was planned, with what the person has chosen at last. */
export function chosenRecord(work: RolloutWork, { pilots, services, credentials }: CallInput<'startRollout'>): Result<RolloutRecord> {
  const { record, restarts } = work.progress;
  const { table } = work;
  if (table.size > 0 && pilots.length === 0) return fail('rollout.no-pilot');
  const unknown = table.size === 0 ? undefined : pilots.find((name) => table.row(name) === undefined);
  if (unknown !== undefined) return fail('rollout.pilot-unknown', unknown, { name: unknown });
  const planned = RESTARTED_SERVICES.filter((name) => restarts.some(({ service }) => service === name));
  const isSame = services === undefined || (services.length === planned.length && planned.every((name) => services.includes(name)));
  const ofService = (service: RestartedService) => (planned.includes(service) ? restarts.filter((one) => one.service === service) : plannedRestarts([service], record.cluster.places, []));
  const chosen = isSame ? record.restarts : RESTARTED_SERVICES.filter((name) => services.includes(name)).flatMap((service) => ofService(service).map(({ node }) => ({ node, service })));
  const rest = [...table.rows()].filter(({ wasRegistered }) => wasRegistered === true);
  const registered = new Map(rest.map(({ name }) => [name, { name, state: 'registered' as const, node: '', host: '', since: null }]));
  return ok({
    ...record,
    axlUsername: credentials.axlUsername,
    restarts: chosen,
    reason: isSame ? record.reason : 'person',
    pilots,
    witness: witnessAmong(rest, registered, pilots)?.name ?? null,
  });
}

export const pilotsOf = (work: RolloutWork, names: readonly string[]) => namedPilots(names, names.flatMap((name) => work.table.row(name) ?? []), work.progress.pilots);
