import { expect, it } from 'vitest';
import { type LeftToDo } from '../../../shared/domain/left-to-do.ts';
import { type KeptReport } from '../../../shared/domain/kept-report.ts';
import { NEIGHBOURS } from '../../../shared/domain/neighbours.ts';
import { withRollout } from '../../../shared/domain/rollout/behind.ts';
import { RESTART_STATES } from '../../../shared/domain/rollout/progress.ts';
import { type RolloutReport } from '../../../shared/domain/rollout/report.ts';
import { RESTARTED_SERVICES } from '../../../shared/domain/rollout/services.ts';
import { parseKeptReport } from '../../../shared/contract/kept-report.ts';
import { keptWithToken } from '../../helpers/kept-report.ts';
import { Random } from '../../helpers/random.ts';
import { restart, rolloutReport } from '../../helpers/rollout-report.ts';

const ITEM = { 'Cisco Tftp': 'restart-tftp', 'Cisco CallManager': 'restart-callmanager', 'Cisco CTIManager': 'restart-ctimanager' } as const satisfies Record<(typeof RESTARTED_SERVICES)[number], LeftToDo>;
const LEFT: readonly LeftToDo[] = ['restart-tftp', 'restart-callmanager', 'restart-ctimanager', 'look-at-itl', 'reset-phones'];

/** One more restart behind the change: of a cluster that has grown, of services that were activated meanwhile, ended early or not. */
function another(random: Random, at: number, nodes: number): RolloutReport {
  const { record } = rolloutReport();
  const places = Array.from({ length: nodes }, (_, node) => ({ ...record.cluster.places[0], name: `node-${node}`, hostName: '', role: 'subscriber' as const, keySha256: null, services: random.chance(4) ? null : RESTARTED_SERVICES.filter(() => !random.chance(4)) }));
  const restarts = RESTARTED_SERVICES.filter(() => !random.chance(3)).flatMap((service) => places.filter(({ services }) => services?.includes(service) ?? true).map(({ name }) => restart({ service, node: name, status: random.pick(RESTART_STATES), servedSha256: null })));
  return rolloutReport({ record: { ...record, id: `20261126T05${String(at).padStart(4, '0')}Z-0a1b2c3d`, cluster: { ...record.cluster, places } }, restarts, pilots: [], isOver: !random.chance(4), leftToDo: [], tickedNeighbours: random.chance(2) ? [random.pick(NEIGHBOURS)] : [] });
}

it('whatever restarts come behind a change: what is left names a service where a node of it is not proved, and nowhere else, and no tick is lost', () => {
  const random = new Random(20261126);
  for (let evening = 0; evening < 30; evening += 1) {
    const neighbours = NEIGHBOURS.map((neighbour) => ({ neighbour, count: null }));
    let kept: KeptReport = { ...keptWithToken({ leftToDo: LEFT, neighbours }, { kind: 'non-secure' }), ticked: ['look-at-itl'], tickedNeighbours: [] };
    const proved = new Set<string>();
    const ticked = new Set<string>();
    let nodes = 1;
    for (let at = 0; at < 5; at += 1) {
      nodes += random.below(2);
      const rollout = another(random, at, nodes);
      for (const { service, node, status } of rollout.restarts) {
        if (status === 'proved' || status === 'not-run') proved.add(`${service}@${node}`);
        if (status === 'failed' || status === 'running') proved.delete(`${service}@${node}`);
      }
      for (const one of rollout.tickedNeighbours) ticked.add(one);
      kept = withRollout(kept, rollout);
      const left = RESTARTED_SERVICES.filter((service) => rollout.record.cluster.places.some(({ name, services }) => (services?.includes(service) ?? true) && !proved.has(`${service}@${name}`)));
      const asked = rollout.isOver ? left.map((service) => ITEM[service]) : [];
      expect(kept.report.leftToDo.filter((item) => item.startsWith('restart-')), `evening ${evening}, restart ${at}`).toEqual(asked);
      expect([kept.ticked, new Set(kept.tickedNeighbours)]).toEqual([['look-at-itl'], ticked]);
      // It is told more than once on its way, and read from its folder in between.
      expect(withRollout(parseKeptReport(JSON.parse(JSON.stringify(kept))) ?? kept, rollout)).toEqual(kept);
    }
  }
});
