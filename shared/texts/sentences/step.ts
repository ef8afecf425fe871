import { type StepKind } from '../../domain/steps.ts';
import { fill } from '../fill.ts';
import { type Texts } from '../languages.ts';

/** A step id of a plan (`commit:10.48.47.153`) in words. */
export function stepName(id: string, texts: Texts): string {
  const colon = id.indexOf(':');
  const kind = colon === -1 ? id : id.slice(0, colon);
  const template = texts.report.step[kind as StepKind];
  return fill(template, { server: colon === -1 ? '' : id.slice(colon + 1) });
}
