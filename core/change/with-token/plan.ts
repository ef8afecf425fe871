import { type CtlDraft } from '../../../shared/ctl-file/draft.ts';
import { type CtlRecord } from '../../../shared/ctl-file/model.ts';
import { type ChangeChoices } from '../../../shared/domain/choices.ts';
import { type PlanView } from '../../../shared/domain/plan.ts';
import { type ClusterFacts, type ServerCtlFile } from '../../../shared/domain/server.ts';

/** A plan with everything the engine needs to carry it out; a window sees only its {@link PlanView}. */
export interface ChangePlan {
  readonly view: PlanView;
  /** The records behind the entries of the view, by their number from 1: those of the next file, then removed ones. */
  readonly shown: readonly CtlRecord[];
  /** What was chosen. */
  readonly choices: ChangeChoices;
  /** The next CTL file without its signature. */
  readonly draft: CtlDraft;
  readonly signer: { readonly serial: string; readonly certificateSha256: string; readonly certificate: Uint8Array };
  /** What the publisher said of the cluster when the plan was made. */
  readonly facts: ClusterFacts;
  /** The file each server held when the plan was made, by server name, publisher first; `null` = none. */
  readonly predecessors: ReadonlyMap<string, ServerCtlFile | null>;
  /** Certificates of tokens that go into Phone-SAST-trust, DER. */
  readonly trustedTokens: readonly Uint8Array[];
  /** Certificate of CAPF that subscribers get, DER; `null` = none. */
  readonly capf: Uint8Array | null;
}
