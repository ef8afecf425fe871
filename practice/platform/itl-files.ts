import { identities as identitiesSchema } from '../kept/schemas.ts';
import { type PracticeStore } from '../kept/store.ts';
import { itlFile } from '../ctl-files/itl.ts';
import { type PracticeIdentities, renewServices, renewTvs } from '../identities/issue.ts';
import { type ClusterModel } from './model.ts';
import { type PlatformNode } from './node.ts';

/** What an ITL file was made with that is no longer so. `foreign`: none of it ever was this cluster's. */
type Staleness = 'callmanager' | 'itlrecovery' | 'tvs' | 'foreign' | 'emptied';

const STALENESS = ['callmanager', 'itlrecovery', 'tvs', 'foreign', 'emptied'] as const satisfies readonly Staleness[];

/** Identities of another time: the same names, other certificates. */
async function earlier(identities: PracticeIdentities, staleness: Staleness): Promise<PracticeIdentities> {
  switch (staleness) {
    case 'callmanager':
      return renewServices(identities, ['CallManager']);
    case 'itlrecovery':
      return renewServices(identities, ['ITLRecovery']);
    case 'tvs':
      return renewTvs(identities);
    case 'foreign':
      return renewTvs(await renewServices(identities, ['CallManager', 'ITLRecovery']));
    case 'emptied':
      return identities;
  }
}

/** What is wrong with the ITL files of this cluster; `null` = nothing. */
export const stalenessOf = (model: Pick<ClusterModel, 'scenario' | 'pick'>): Staleness | null => (model.scenario.itl === 'stale' ? model.pick('itl: stale', STALENESS) : null);

/**
 * Gives every node with Cisco Tftp its ITL file. A restart of Cisco Tftp makes it anew from what is present (administration guide 15, certificate management), save
 * that a rollback stays prepared; whether one that was stale for another reason is mended by that is not known.
 */
export async function fillItlFiles(model: ClusterModel, store: PracticeStore): Promise<void> {
  const staleness = stalenessOf(model);
  const atStart = staleness === null ? model.identities : await store.once('earlier identities', identitiesSchema, () => earlier(model.identities, staleness));
  const emptied = staleness === 'emptied';
  const dnsName = model.pick('itl: DNSNAME', [' ', '']);
  const made = async ({ name }: PlatformNode, identities: PracticeIdentities): Promise<Uint8Array> =>
    itlFile({ identities, node: name, release: model.scenario.release, mode: await model.mode(), emptied, dnsName, now: new Date() });
  const isMended = staleness === null || model.pick('itl: mended by a restart of Cisco Tftp', [true, false]);
  for (const node of model.nodes) {
    if (node.description.product === 'callmanager') node.holdItl(await made(node, atStart), () => made(node, isMended ? model.identities : atStart));
  }
}
