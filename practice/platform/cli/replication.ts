import { formatLastModified } from '../../../shared/ctl-file/last-modified.ts';
import { type ClusterModel } from '../model.ts';
import { type NodeDescription, type PlatformNode } from '../node.ts';
import { clocksBreakReplication, timeOf } from '../node-clock.ts';
import { type CliCommand, type CliContext } from './command.ts';

/** How the database of a node stands to that of the publisher: in step, reached and not in step, or gone. */
type State = 'good' | 'broken' | 'gone';

/** Whether replication to the subscribers is broken: as the scenario says, or by clocks, where Cisco expects it (document 215537) and it may have held so far. */
const isBroken = (model: ClusterModel): boolean =>
  model.scenario.replication === 'broken' || (clocksBreakReplication(model) && model.pick('replication of clocks that differ', ['holds', 'broken']) === 'broken');

const stateOf = (model: ClusterModel, { role, reachable }: NodeDescription): State => (!reachable ? 'gone' : isBroken(model) && role === 'subscriber' ? 'broken' : 'good');

/** Words of the states (Cisco document 200396: 2 is sound, 3 and 4 are faults; which of them a broken one has, by seed). */
const BROKEN = ['(3) Bad Replication', '(4) Setup Failed', '(0) Initializing...'] as const;

/** Columns of 9.x: guide of IM and Presence 9.0, example. */
const OLD = { good: '0.052    Yes    Connected     0      match  Yes  ', broken: '0.048    Yes    Connected     412    mismatch  Yes  ', gone: 'Failed   No     Dropped       -      N/A    No   ' } as const;
/** Columns from 10.0 on: Cisco's replication verification 10.5(2). */
const NEW = { good: '0.241     Y/Y/Y     0       ', broken: '0.239     Y/Y/Y     412     ', gone: 'Failed    -         -       ' } as const;

/** Of a node that is away, before 10.0: the example of 9.0 shows none. */
const GONE = ['(-)', '(4) Setup Failed', '(3) Bad Replication'] as const;

/** Asked on any node; rows of all of them. */
function* replication({ model, node }: CliContext): Iterable<string> {
  const broken = model.pick('utils dbreplication runtimestate: broken', BROKEN);
  const isOld = model.facts.networkCluster === 'address-names-role';
  const row = ({ description }: PlatformNode, index: number): string => {
    const { name, hostName, role } = description;
    const state = stateOf(model, description);
    if (isOld) return `${hostName.padEnd(15)} ${name.padEnd(15)} ${OLD[state]}${state === 'good' ? `(2) ${role === 'publisher' ? 'PUB ' : ''}Setup Completed` : state === 'broken' ? broken : model.pick('utils dbreplication runtimestate: a node is away', GONE)}`;
    return `${hostName.padEnd(20)}${name.padEnd(18)}${NEW[state]}${state === 'gone' ? '(-)            (-) Active-Dropped' : `(g_${index + 2})          ${state === 'good' ? '(2) Setup Completed' : broken}`}`;
  };
  const hasErrors = isBroken(model);
  const stamp = new Date(timeOf(model, node).getTime() - 3 * 3_600_000).toISOString().slice(0, 16).replace(/[T:]/g, '-');
  yield `\nServer Time: ${formatLastModified(timeOf(model, node))}\n\n`;
  if (hasErrors) yield `Cluster Replication State: BROADCAST SYNC Completed on 1 servers at: ${stamp}\n     Last Sync Result: SYNC COMPLETED  641 tables sync'ed out of 701\n     Sync Errors: 60 tables have errors\n\n`;
  else yield `Cluster Replication State: Replication status command started at: ${stamp}\n     Replication status command COMPLETED 701 tables checked out of 701\n     No Errors or Mismatches found.\n\n`;
  yield `DB Version: ccm${model.scenario.release.replace(/[.-]/g, '_')}\nRepltimeout set to: 300s\nPROCESS option set to: 1\n\n`;
  yield `Cluster Detailed View from ${model.publisher.description.hostName} (${model.nodes.length} Servers):\n\n`;
  if (isOld) {
    yield '                                PING            REPLICATION    REPL.  DBver& REPL. REPLICATION SETUP\n';
    yield 'SERVER-NAME     IP ADDRESS      (msec)   RPC?   STATUS         QUEUE  TABLES LOOP? (RTMT) & details\n';
  } else {
    yield '                                      PING      DB/RPC/   REPL.   Replication    REPLICATION SETUP\n';
    yield 'SERVER-NAME         IP ADDRESS        (msec)    DbMon?    QUEUE   Group ID       (RTMT) & Details\n';
    yield '-----------         ----------        ------    -------   -----   -----------    ------------------\n';
  }
  yield `${model.nodes.map(row).join('\n')}\n\n`;
}

export const REPLICATION_COMMANDS: readonly CliCommand[] = [{ words: 'utils dbreplication runtimestate', level: 0, argument: 'none', run: replication }];
