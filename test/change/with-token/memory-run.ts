import { sign } from 'node:crypto';
import { ChangeFolder } from '../../../core/change/folder.ts';
import { makePlan } from '../../../core/change/with-token/make-plan.ts';
import { recordWithToken } from '../../../core/change/with-token/record.ts';
import { runChange } from '../../../core/change/with-token/run.ts';
import { type Cluster } from '../../../core/ports/cluster.ts';
import { type Files } from '../../../core/ports/files.ts';
import { Secret } from '../../../core/ports/secret.ts';
import { type ChangeKind } from '../../../shared/domain/change-kind.ts';
import { choicesFor } from '../../../shared/domain/choices.ts';
import { ok } from '../../../shared/domain/result.ts';
import { type ServerWait, type StepStatus } from '../../../shared/session/progress.ts';
import { MAKER } from '../../helpers/change-maker.ts';
import { foundingParts, mixedFile, must } from '../../helpers/founding-document.ts';
import { type ClusterWorld, memoryCluster } from '../../helpers/memory-cluster.ts';
import { createMemoryFiles } from '../../helpers/memory-files.ts';
import { quickClock } from '../../helpers/quick-clock.ts';
import { bothHold, PUBLISHER, SUBSCRIBER } from '../../helpers/snapshot.ts';

const now = new Date('2015-02-24T15:37:45Z');
export const [PUB, SUB] = [PUBLISHER.name, SUBSCRIBER.name];
export const CHANGE_ID = '20150224T153745Z-0a1b2c3d';
let made: ReturnType<typeof foundingParts> | null = null;

export type Fault = (world: ClusterWorld, cluster: Cluster) => Partial<Cluster>;

export const holdsOther = (world: ClusterWorld, server: string): void => {
  const held = world.servers.get(server);
  if (held !== undefined) held.file = Uint8Array.of(0);
};

/** A change of the founding document's cluster in memory, with one thing that goes wrong; `Phone-SAST-trust` and CAPF are part of an update. Waiting is over at once. */
export async function memoryRun(fault: Fault, mode: ChangeKind = 'non-secure', signed: (data: Uint8Array) => Uint8Array = (data) => data, files: Files = createMemoryFiles()) {
  const parts = (made ??= foundingParts());
  const [token] = parts.tokens;
  const capf = parts.records[3].certificate ?? new Uint8Array();
  const before = mixedFile(parts);
  const snapshot = bothHold(before);
  const facts = { ...snapshot.facts, certificates: [{ server: PUB, role: 'CAPF' as const, der: capf }] };
  const choices = { ...choicesFor(mode), phoneSastTrust: mode === 'update' };
  const plan = must(makePlan({ id: CHANGE_ID, snapshot: { ...snapshot, facts }, choices, signer: { serial: '0054f509', certificate: token.certificate }, now, phones: null }));
  const { world, cluster } = memoryCluster(facts, before.bytes);
  const statuses = new Map<string, StepStatus>();
  const waits: (readonly [string, ServerWait | null])[] = [];
  const clock = quickClock(now);
  const place = { files, clock, dataDir: '/data' };
  const end = await runChange({
    plan,
    record: recordWithToken(plan.view.id, plan, MAKER),
    cluster: { ...cluster, ...fault(world, cluster) },
    tokens: {
      module: { path: 'memory', description: '', manufacturer: '' },
      list: () => Promise.resolve(ok({ tokens: [], others: [], slots: 1 })),
      sign: ({ data }) => Promise.resolve(ok(sign('sha1', signed(data), token.privateKey))),
      close: () => Promise.resolve(),
    },
    pin: new Secret('Cisco123'),
    clock,
    folder: new ChangeFolder(place, CHANGE_ID, () => Promise.resolve('')),
    signal: new AbortController().signal,
    observer: { stepChanged: (id, status) => statuses.set(id, status), commitBegan: () => undefined, serverWaited: (server, wait) => waits.push([server, wait]) },
  });
  return { end, statuses, world, cluster, waits, place, before: before.bytes };
}
