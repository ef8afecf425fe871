import { sleep } from '../../../core/ports/clock.ts';
import { type NodeService } from '../services.ts';
import { type CliCommand, type CliContext } from './command.ts';

const DO_NOT_PRESS = 'Do not press Ctrl+C while the service is restarting. If the service has not restarted properly, execute the same command again.\n';
/** Milliseconds between two looks. */
const LOOK = 100;
/** A service that does not come back is waited for so long. */
const PATIENCE = 6000;

/** What stands in the last line of one that did not come back: no source shows it. */
const NOT_BACK = ['[STOPPED]  Commanded Out of Service', '[STOPPED]', '[STARTING]'] as const;

/** Words of Cisco document 222864; what is said about a service that is not there is ours. */
async function* serviceRestart({ node, model }: CliContext, argument: string): AsyncIterable<string> {
  const name = argument.replace(/^"(.*)"$/, '$1');
  const service = node.service(name);
  const { operation } = model;
  if (service === undefined || operation === undefined) {
    yield `${name}: no such service\nExecuted command unsuccessfully\n`;
    return;
  }
  yield DO_NOT_PRESS;
  yield 'Service Manager is running\n';
  if (!service.activated) {
    yield `${name}[STOPPED]  Service Not Activated\n`;
    return;
  }
  await operation.restart(node, name);
  if (model.scenario.restarts === 'words-only') {
    yield `${name}[STOPPING]\n${name}[STARTING]\n${name}[STARTED]\n`;
    return;
  }
  const reached = async (states: readonly NodeService['state'][], patience: number): Promise<boolean> => {
    for (let waited = 0; waited < patience; waited += LOOK) {
      await operation.settle();
      if (states.includes(service.state)) return true;
      await sleep(operation.clock, LOOK);
    }
    return false;
  };
  yield `${name}[STOPPING]\n`;
  await reached(['STARTING', 'STARTED', 'STOPPED'], PATIENCE);
  yield `${name}[STARTING]\n`;
  const isBack = await reached(['STARTED'], PATIENCE);
  yield isBack ? `${name}[STARTED]\n` : `${name}${model.pick('utils service restart: does not come back', NOT_BACK)}\n`;
}

/** Level 1; not during an upgrade (CLI reference 12.5(1)). */
export const RESTART_COMMANDS: readonly CliCommand[] = [{ words: 'utils service restart', level: 1, argument: 'required', duringUpgrade: 'no', run: serviceRestart }];
