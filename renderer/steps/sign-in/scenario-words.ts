import { type Connection } from '../../../shared/domain/connection.ts';
import { type PracticeScenario, isScenarioOf } from '../../../shared/domain/practice-scenario.ts';
import { type WindowTexts } from '../../../shared/texts/languages.ts';

/** Name of a practice cluster, and what can be learnt on it; `body` may be empty. */
export function scenarioWords(connection: Connection, scenario: PracticeScenario, { window, change }: WindowTexts): { readonly title: string; readonly body: string } {
  const name: string = scenario;
  if (connection === 'platform' && isScenarioOf('platform', name)) return window.practice.scenario[name];
  return { title: isScenarioOf('ctl-provider', name) ? change.scenario[name] : scenario, body: '' };
}
