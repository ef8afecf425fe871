import { type CallInput } from '../../shared/contract/calls.ts';
import { type Result, ok } from '../../shared/domain/result.ts';
import { type Workbench } from './workbench.ts';

/** What is written for a person from now on is written in this language. */
export function speak(bench: Workbench, { language }: CallInput<'speak'>): Promise<Result<null>> {
  bench.language = language;
  return Promise.resolve(ok(null));
}
