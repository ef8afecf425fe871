import { type CallInput } from '../shared/contract/calls.ts';
import { callEngine } from '../shared/contract/transport.ts';
import { type Connection } from '../shared/domain/connection.ts';
import { isNoWayIn } from '../shared/domain/host-look.ts';
import { BESIDE_VENDOR_PROVIDER } from '../shared/domain/practice-scenario.ts';
import { type AppError } from '../shared/domain/result.ts';
import { fill } from '../shared/texts/fill.ts';
import { lookSentences, lookedPorts } from '../shared/texts/sentences/look.ts';
import { type CommandSession } from './session.ts';

/** Where a server was not reached in the way that was asked for: what is there instead, and which option fits. */
export async function tellWhatIsThere<O>({ engine, context, state }: CommandSession<O>, { code }: AppError, connection: Connection, address: CallInput<'lookAtHost'>): Promise<void> {
  if (!isNoWayIn(code)) return;
  const looked = await callEngine(engine, 'lookAtHost', address);
  if (!looked.ok) return;
  const { texts } = context;
  for (const line of [...lookSentences(looked.value, texts), lookedPorts(looked.value, texts)]) context.tell(line);
  const { fits } = looked.value;
  // A practice cluster belongs to one connection: on the other one the same nodes have another name.
  const scenario = state.practice === null ? '' : ` --scenario ${BESIDE_VENDOR_PROVIDER}`;
  if (fits !== null && fits !== connection) context.tell(fill(texts.commandLine.otherConnection, { option: `--via ${fits}${scenario}` }));
}
