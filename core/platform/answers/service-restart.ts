import { type Answer, type RestartAnswer } from '../../../shared/domain/platform/answers.ts';
import { type RestartedService } from '../../../shared/domain/rollout/services.ts';
import { fold, known, unknown } from './answer.ts';
import { SERVICE_STATES } from './service-list.ts';

const MAX_TEXT = 20_000;

/**
 * Answer of `utils service restart NAME`: `Service Manager is running`, then a line for each state, `Cisco Tftp[STOPPING]`, `[STARTING]`, `[STARTED]` (Cisco document 222864).
 * The last state counts; other words do not, since the state of the service is read afterwards.
 */
export const readServiceRestart =
  (service: RestartedService) =>
    (text: string): Answer<RestartAnswer> => {
      if (text.length > MAX_TEXT) return unknown('words-unknown', fold(text.slice(0, MAX_TEXT)));
      const folded = fold(text);
      if (folded === '') return unknown('no-output');
      const told = [...folded.matchAll(new RegExp(`\\b${service} ?\\[ ?([A-Za-z ]{1,30}?) ?\\]`, 'gi'))].at(-1)?.[1];
      return told === undefined ? unknown('words-unknown', folded) : known({ state: SERVICE_STATES[told.toUpperCase()] ?? 'other' });
    };
