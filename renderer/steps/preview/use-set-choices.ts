import { type ChangeChoices } from '../../../shared/domain/choices.ts';
import { useWizard } from '../../wizard/context.ts';

/** Changes a part of the choices; the plan is made again. */
export function useSetChoices(choices: ChangeChoices): (changed: Partial<ChangeChoices>) => void {
  const { call } = useWizard();
  return (changed) => {
    const { addTokens, addServers, removeEntries, ...rest } = { ...choices, ...changed };
    void call('setChoices', { choices: { ...rest, addTokens: [...addTokens], addServers: [...addServers], removeEntries: [...removeEntries] } });
  };
}
