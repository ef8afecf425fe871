import { clusterView } from '../../../core/calls/provider/views.ts';
import { makePlan } from '../../../core/change/with-token/make-plan.ts';
import { CHANGE_KINDS } from '../../../shared/domain/change-kind.ts';
import { choicesFor } from '../../../shared/domain/choices.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../../shared/session/view-state.ts';
import { eachTwo, type DrawnScreen, jobsOf } from '../drawn-screen.ts';
import { nth } from '../turns.ts';
import { type DrawnSnapshot, drawnSnapshots, SIGNERS } from './snapshots.ts';

const at = (step: ViewState['step'], more: Partial<ViewState>): ViewState => ({ ...INITIAL_VIEW_STATE, step, ...more });
const PHONES = [null, { direct: 3, tvs: 0, visit: 0, unknown: 0 }, { direct: 0, tvs: 2, visit: 1, unknown: 1 }] as const;

/** Every change that can be planned there: with a token of the file, and with one that begins a new file. */
function previewsOf({ name, snapshot }: DrawnSnapshot, turn: number): readonly DrawnScreen[] {
  const cluster = clusterView('c', snapshot, new Map());
  return CHANGE_KINDS.flatMap((kind) =>
    (['known', 'stranger'] as const).flatMap((who) =>
      [false, true].flatMap((anew): readonly DrawnScreen[] => {
        // A token that is in no file becomes an entry, with the one beside it every other time.
        const joining = who === 'known' ? [] : [SIGNERS.stranger, ...((turn + (anew ? 1 : 0)) % 2 === 0 ? [SIGNERS.known] : [])];
        const choices = { ...choicesFor(kind), anew, addTokens: joining.map(({ serial, certificate }) => ({ serial, certificate: Buffer.from(certificate).toString('base64') })) };
        const made = makePlan({ id: 'p', snapshot, choices, signer: SIGNERS[who], now: new Date('2026-01-02T00:00:00Z'), phones: nth(PHONES, turn) });
        return made.ok ? [{ name: `preview, ${kind}${anew ? ' anew' : ''} by ${who} of ${name}`, state: at('preview', { cluster, choices, plan: made.value.view }) }] : [];
      }),
    ),
  );
}

const planned = ({ state: { plan, cluster, choices } }: DrawnScreen): readonly unknown[] => [
  plan?.change,
  plan?.phones,
  [cluster?.mode, choices?.anew],
  ...(plan?.findings.map(({ rule }) => rule) ?? []),
  ...(cluster?.servers.map(({ role, ctlFile }) => [role, ctlFile?.verdict]) ?? []),
];

const held = ({ state: { cluster } }: DrawnScreen): readonly unknown[] => [
  cluster?.mode,
  cluster?.modes.map(({ reason }) => reason),
  ...(cluster?.findings.map(({ rule }) => rule) ?? []),
  ...(cluster?.servers.map(({ role, ctlFile, error }) => [role, ctlFile?.sha256, error?.code]) ?? []),
];

/** The screens before and during a change with a token, over every cluster that is drawn; what blocks one stands in its place. */
export function screensWithToken(): readonly DrawnScreen[] {
  const snapshots = drawnSnapshots();
  const previews = eachTwo(snapshots.flatMap(previewsOf), planned);
  const steps = previews[0]?.state.plan?.steps ?? [];
  return [
    ...eachTwo(snapshots.map(({ name, snapshot }) => ({ name: `cluster ${name}`, state: at('mode', { cluster: clusterView('c', snapshot, new Map()) }) })), held),
    ...previews,
    ...jobsOf(steps, 'commit').map((job, turn) => ({ name: `progress ${turn}`, state: at('progress', { job, busy: 'applying' }) })),
  ];
}
