import { type Connection } from '../../domain/connection.ts';
import { type PracticeScenario, isScenarioOf } from '../../domain/practice-scenario.ts';
import { type PracticeTexts, type Texts } from '../languages.ts';

/** Name of a practice cluster, and what can be learnt on it; `body` may be empty. */
export function scenarioWords(connection: Connection, scenario: PracticeScenario, { change }: Texts, practice: PracticeTexts): { readonly title: string; readonly body: string } {
  const name: string = scenario;
  if (connection === 'platform' && isScenarioOf('platform', name)) return practice.scenario[name];
  return { title: isScenarioOf('ctl-provider', name) ? change.scenario[name] : scenario, body: '' };
}
