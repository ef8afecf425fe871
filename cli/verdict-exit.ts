import { type SignatureVerdict } from '../core/trust/verify.ts';
import { EXIT } from './context.ts';

export const EXIT_OF_VERDICT: Readonly<Record<SignatureVerdict['kind'], number>> = {
  verified: EXIT.done,
  bad: EXIT.refused,
  'not-checked': EXIT['not-checked'],
};
