import { type ChangeChoices } from '../../../shared/domain/choices.ts';
import { countModels } from '../../../shared/domain/phone-models.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { forecastPhones } from '../../../shared/domain/rules/phones.ts';
import { type TokensView } from '../../../shared/session/view-state.ts';
import { tvsMayVouch } from '../../change/with-token/cluster-certificates.ts';
import { makePlan, type PlanRequest } from '../../change/with-token/make-plan.ts';
import { type ClusterSnapshot, ctlFileOf } from '../../change/with-token/snapshot.ts';
import { base64ToBytes } from '../../trust/base64.ts';
import { knownCertificate, sastsOf } from '../../trust/sast.ts';
import { sha256Hex } from '../../trust/digests.ts';
import { changeId } from '../../change/id.ts';
import { type Workbench } from '../workbench.ts';
import { type ChosenSigner } from './desk.ts';

/** What the making of a plan takes. */
export type PlanningBench = Pick<Workbench, 'options' | 'store' | 'provider' | 'practice'>;

/** Whether any server holds what is a CTL file by its structure. */
export const hasAnyFile = ({ servers }: ClusterSnapshot): boolean => servers.some((server) => ctlFileOf(server) !== null);

/**
 * Who signs: with a present file the token that was chosen, however many were added after it; in a file without predecessor the
 * token that was added last, since it is the one in the computer (Cisco document 118893: the second token signed).
 */
function signerFor(snapshot: ClusterSnapshot, choices: ChangeChoices, chosen: ChosenSigner): ChosenSigner {
  const last = choices.addTokens.at(-1);
  if (last === undefined || (hasAnyFile(snapshot) && !choices.anew)) return chosen;
  return { serial: last.serial, certificate: base64ToBytes(last.certificate) };
}

/** Practice phones tell what they hold and which models they are; the phones of a real cluster cannot be counted from here. */
function counted(bench: Pick<Workbench, 'practice' | 'store'>, snapshot: ClusterSnapshot, choices: ChangeChoices, signer: Uint8Array): Pick<PlanRequest, 'phones' | 'models'> {
  if (bench.practice === null || !bench.store.state().atPractice) return { phones: null };
  const files = snapshot.servers.flatMap((server) => ctlFileOf(server) ?? []);
  const phones = bench.practice.phones();
  const forecast = forecastPhones({
    phones,
    signer: knownCertificate(signer),
    knownFiles: new Map(files.map(({ held, parsed }) => [held.sha256, sastsOf(parsed)])),
    tvsVouches: tvsMayVouch(snapshot.facts, choices, signer),
  });
  return { phones: forecast, models: countModels(phones) };
}

/** Makes the plan for these choices and shows it; the choices before stay when it cannot be made. */
export function planWith(bench: PlanningBench, choices: ChangeChoices, chosen: ChosenSigner): Result<null> {
  const { options, store } = bench;
  const { snapshot } = bench.provider;
  if (snapshot === null) return fail('contract.not-now', '', { call: 'plan' });
  store.dispatch({ type: 'began', busy: 'planning' });
  const signer = signerFor(snapshot, choices, chosen);
  const now = options.clock.now();
  const plan = makePlan({ id: changeId(now), snapshot, choices, signer, now, ...counted(bench, snapshot, choices, signer.certificate) });
  if (!plan.ok) return plan;
  bench.provider.plan = plan.value;
  bench.provider.signer = chosen;
  const tokens: TokensView = { ...store.state().tokens, chosen: { serial: signer.serial, certificateSha256: sha256Hex(signer.certificate) } };
  store.dispatch({ type: 'planned', plan: plan.value.view, choices, tokens });
  return ok(null);
}
