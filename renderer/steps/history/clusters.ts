import { clusterName } from '../../../shared/domain/change-record.ts';
import { type ListedChange } from '../../../shared/domain/past-change.ts';
import { type ViewState } from '../../../shared/session/view-state.ts';
import { hostKeys } from './platform/here.ts';

/** Changes of one cluster, newest first. */
export interface ClusterChanges {
  /** As it was named last; empty = not known. */
  readonly name: string;
  readonly changes: readonly ListedChange[];
}

/** By the key of the publisher: a cluster keeps its place in the list whatever it was called. */
export function byCluster(changes: readonly ListedChange[]): readonly ClusterChanges[] {
  const groups = new Map<string, ListedChange[]>();
  for (const change of changes) {
    const key = change.record?.cluster.keySha256 ?? '';
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].map((group) => {
    const record = group[0]?.record ?? null;
    return { name: record === null ? '' : clusterName(record), changes: group };
  });
}

/** By what changes know the cluster that is signed in to by the connection in use: certificate of its CTL Provider, or host keys. */
export const clusterKeys = (state: ViewState): readonly string[] => (state.signIn.connection === 'platform' ? hostKeys(state) : state.cluster === null ? [] : [state.cluster.id]);

/** Whether a change is one of the cluster that is signed in to, by the connection in use. */
export const isOfThisCluster = (state: ViewState, { record }: ListedChange): boolean =>
  record !== null && (state.step === 'mode' || state.step === 'finish') && clusterKeys(state).includes(record.cluster.keySha256);
