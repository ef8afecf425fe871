import { type Result, fail, ok } from '../domain/result.ts';
import { CONTRACT, type CallName, isCallName } from './calls.ts';

/**
 * Checks name and input of a call. The details of a failed parse are dropped on purpose: they quote the input, which may hold a PIN.
 */
export function parseCall(name: string, input: unknown): Result<{ readonly name: CallName; readonly input: unknown }> {
  if (!isCallName(name)) return fail('contract.violation');
  const parsed = CONTRACT[name].input.safeParse(input);
  return parsed.success ? ok({ name, input: parsed.data }) : fail('contract.violation', name);
}
