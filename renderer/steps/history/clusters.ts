import { clusterName, connectionOf } from '../../../shared/domain/change-record.ts';
import { type ListedChange } from '../../../shared/domain/past-change.ts';
import { type ListedRollout } from '../../../shared/domain/rollout/report.ts';
import { type ViewState } from '../../../shared/session/view-state.ts';
import { scenarioWords } from '../../../shared/texts/sentences/scenario.ts';
import { type WindowTexts } from '../../../shared/texts/languages.ts';
import { hostKeys } from './platform/here.ts';

/** What is listed by cluster: changes, and restarts of services and phones. */
export type Listed = Pick<ListedChange | ListedRollout, 'id' | 'record'>;

/** What is listed of one cluster, or of one situation that was practised, newest first. */
export interface ClusterGroup<T> {
  /** As it was named last; empty = not known. */
  readonly name: string;
  /** Its name is the title of a situation, in words. */
  readonly isPractised: boolean;
  readonly items: readonly T[];
}

/** By the key of the publisher: a cluster keeps its place in the list whatever it was called. Each practice cluster has a key of its own, so those are told apart by what was practised. */
function keyOf({ record }: Listed): string {
  if (record === null) return '';
  return record.practice === null ? record.cluster.keySha256 : `${connectionOf(record)} ${record.practice.scenario}`;
}

function nameOf(newest: Listed | undefined, texts: WindowTexts): string {
  const record = newest?.record ?? null;
  if (record === null) return '';
  return record.practice === null ? clusterName(record) : scenarioWords(connectionOf(record), record.practice.scenario, texts, texts.window.practice).title;
}

export function byCluster<T extends Listed>(listed: readonly T[], texts: WindowTexts): readonly ClusterGroup<T>[] {
  const groups = new Map<string, T[]>();
  for (const one of listed) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()].map((items) => ({ name: nameOf(items[0], texts), isPractised: (items[0]?.record?.practice ?? null) !== null, items }));
}

/** By what changes know the cluster that is signed in to by the connection in use: certificate of its CTL Provider, or host keys. */
export const clusterKeys = (state: ViewState): readonly string[] => (state.signIn.connection === 'platform' ? hostKeys(state) : state.cluster === null ? [] : [state.cluster.id]);

/** Whether a change is one of the cluster that is signed in to, by the connection in use. */
export const isOfThisCluster = (state: ViewState, { record }: ListedChange): boolean =>
  record !== null && (state.step === 'mode' || state.step === 'finish') && clusterKeys(state).includes(record.cluster.keySha256);
