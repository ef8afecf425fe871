import { type CtlDraft } from '../../shared/ctl-file/draft.ts';
import { type CtlRecord } from '../../shared/ctl-file/model.ts';
import { type PlanView } from '../../shared/domain/plan.ts';
import { type ServerCtlFile } from '../../shared/domain/server.ts';

/** A plan with everything the engine needs to carry it out; a window sees only its {@link PlanView}. */
export interface ChangePlan {
  readonly view: PlanView;
  /** The records of the next file, in their order. */
  readonly records: readonly CtlRecord[];
  /** The next CTL file without its signature. */
  readonly draft: CtlDraft;
  readonly signer: { readonly serial: string; readonly certificateSha256: string; readonly certificate: Uint8Array };
  /** The file each server held when the plan was made, by server name, publisher first. */
  readonly predecessors: ReadonlyMap<string, ServerCtlFile>;
}
