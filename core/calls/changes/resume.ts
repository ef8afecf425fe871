import { type CallInput } from '../../../shared/contract/calls.ts';
import { type Result, fail } from '../../../shared/domain/result.ts';
import { type Workbench } from '../workbench.ts';

type Resume = (bench: Workbench, input: CallInput<'finishChange'>) => Promise<Result<null>>;

const notOffered = (): Promise<Result<null>> => Promise.resolve(fail('change.not-offered', '', { reason: 'not-read' }));

export const finishChange: Resume = notOffered;
export const undoChange: Resume = notOffered;
export const keepChange: Resume = notOffered;
