import { type LostTokensNode, LOST_TOKENS_CONFIRMATIONS } from '../../shared/domain/platform/lost-tokens.ts';
import { INITIAL_PLATFORM_VIEW, type LostTokensView } from '../../shared/session/platform/view.ts';
import { INITIAL_VIEW_STATE } from '../../shared/session/view-state.ts';
import { type DrawnScreen, eachTwo } from './drawn-screen.ts';
import { errorAt, MET, nth } from './turns.ts';

type Found = Pick<LostTokensNode, 'copy' | 'deletion' | 'disk' | 'served'>;

/** What may be known of a node: before copies are made, behind that, and behind the deletion. A node without file is not asked to delete one. */
const PLACES = ['there', 'gone', 'unknown'] as const;
const SERVED = [...PLACES, 'no-service'] as const;
const OPENED: readonly Found[] = PLACES.map((disk) => ({ copy: 'not-yet', deletion: 'not-yet', disk, served: 'unknown' }));
const COPIED: readonly Found[] = SERVED.flatMap((served): readonly Found[] => [
  { copy: 'kept', deletion: 'not-yet', disk: 'there', served },
  { copy: 'no-file', deletion: 'not-yet', disk: 'gone', served },
]);
const NOT_COPIED: readonly Found[] = [
  { copy: 'unlike', deletion: 'not-yet', disk: 'there', served: 'there' },
  { copy: 'failed', deletion: 'not-yet', disk: 'there', served: 'unknown' },
  { copy: 'failed', deletion: 'not-yet', disk: 'unknown', served: 'there' },
];
const DELETED: readonly Found[] = [
  ...(['said', 'refused', 'no-answer', 'not-yet'] as const).flatMap((deletion) => PLACES.flatMap((disk) => SERVED.map((served): Found => ({ copy: 'kept', deletion, disk, served })))),
  ...SERVED.map((served): Found => ({ copy: 'no-file', deletion: 'not-yet', disk: 'gone', served })),
];

const ALTERNATES: readonly [LostTokensView['alternates'], ...LostTokensView['alternates'][]] = [null, [], ['10.48.60.10']];

/** An error stands beside what is not known, was not copied, or not answered. */
function nodeOf(found: Found, at: number, turn: number): LostTokensNode {
  const fails = found.disk === 'unknown' || ['unlike', 'failed'].includes(found.copy) || found.deletion === 'no-answer';
  return { ...found, node: `10.0.0.${at + 1}`, hostName: at === 0 ? 'cucm-pub' : 'cucm-sub', error: fails ? errorAt(nth(['connect.refused', ...MET], turn), `10.0.0.${at + 1}`) : null };
}

const pairs = (all: readonly Found[], others = all): readonly (readonly Found[])[] => all.flatMap((one) => others.map((other) => [one, other]));
/** One node as each may be, beside one of a few others: what stands on the screen follows from each, and from the worst of both. */
const FEW = [0, 1, 2, 5, 13, 26, 48] as const;

/** The guide for lost tokens at each of its moments, over what two nodes may hold then. */
export function drawnGuides(): readonly DrawnScreen[] {
  const opened = pairs(OPENED).map((nodes) => ({ phase: 'guide', folder: '', nodes }) as const);
  const partly = pairs(NOT_COPIED, [...NOT_COPIED, ...COPIED]).map((nodes) => ({ phase: 'guide', folder: '/changes/c', nodes }) as const);
  const copied = pairs(COPIED).map((nodes) => ({ phase: 'copied', folder: '/changes/c', nodes }) as const);
  const deleted = pairs(DELETED, FEW.flatMap((at) => DELETED[at] ?? [])).map((nodes) => ({ phase: 'deleted', folder: '/changes/c', nodes }) as const);
  const all = [...opened, ...partly, ...copied, ...deleted].map(({ phase, folder, nodes }, turn): DrawnScreen => {
    const confirmed = phase === 'deleted' || turn % 2 === 0 ? LOST_TOKENS_CONFIRMATIONS : LOST_TOKENS_CONFIRMATIONS.slice(0, turn % 5);
    const guide: LostTokensView = { route: 'delete-and-begin-anew', confirmed, consent: 'cucm-pub', phase, nodes: nodes.map((node, at) => nodeOf(node, at, turn)), alternates: nth(ALTERNATES, Math.floor(turn / 2)), folder };
    return { name: `guide ${phase}${folder}, ${nodes.map((node) => Object.values(node).join(' ')).join(' / ')}, turn ${turn}`, state: stateOf(guide) };
  });
  const told = eachTwo(all, ({ state: { platform } }) => [platform?.lostTokens?.phase, platform?.lostTokens?.folder, platform?.lostTokens?.alternates, platform?.lostTokens?.confirmed.length, ...(platform?.lostTokens?.nodes ?? []).map(({ copy, deletion, disk, served, error }, at) => [at, copy, deletion, disk, served, error !== null])]);
  const command: LostTokensView = { route: 'command-without-token', confirmed: [], consent: 'cucm-pub', phase: 'guide', nodes: [], alternates: [], folder: '' };
  return [...told, { name: 'guide of a release with a command', state: stateOf(command) }];
}

const CLUSTER = { mode: 'mixed', release: '9.1.2', axlError: null, nodes: [] } as unknown as NonNullable<typeof INITIAL_PLATFORM_VIEW.cluster>;

const stateOf = (lostTokens: LostTokensView): DrawnScreen['state'] => ({
  ...INITIAL_VIEW_STATE,
  step: 'mode',
  signIn: { ...INITIAL_VIEW_STATE.signIn, connection: 'platform' },
  platform: { ...INITIAL_PLATFORM_VIEW, cluster: CLUSTER, lostTokens },
});
