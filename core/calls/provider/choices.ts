import { type CallInput } from '../../../shared/contract/calls.ts';
import { type ChangeChoices, sameEntryName } from '../../../shared/domain/choices.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { readTftpServer } from '../../ctl-provider/read-tftp-server.ts';
import { entryName } from '../../change/with-token/entry.ts';
import { type ChangePlan } from '../../change/with-token/plan.ts';
import { Secret } from '../../ports/secret.ts';
import { base64ToBytes, bytesToBase64 } from '../../trust/base64.ts';
import { sha1Hex } from '../../trust/digests.ts';
import { seeServer } from './certificate-standing.ts';
import { type PlanningBench, planWith } from './planning.ts';
import { insertedToken } from '../tokens/choice.ts';
import { type Workbench } from '../workbench.ts';

/** Makes the plan again with other choices. */
function chooseAgain(bench: PlanningBench, call: string, change: (choices: ChangeChoices) => Result<ChangeChoices>): Result<null> {
  const { choices } = bench.store.state();
  if (choices === null || bench.provider.signer === null) return fail('contract.not-now', '', { call });
  const changed = change(choices);
  return changed.ok ? planWith(bench, changed.value, bench.provider.signer) : changed;
}

export function addToken(bench: Workbench, choice: CallInput<'addToken'>): Promise<Result<null>> {
  const token = insertedToken(bench, choice);
  if (!token.ok) return Promise.resolve(token);
  const added = { serial: choice.serial, certificate: bytesToBase64(token.value.certificate) };
  return Promise.resolve(
    chooseAgain(bench, 'addToken', (choices) => {
      const again = choices.addTokens.some(({ serial, certificate }) => serial === added.serial || certificate === added.certificate);
      const present = bench.provider.plan?.view.entries.some(({ kind, certificateSha1, change }) => kind === 'token' && change !== 'removed' && certificateSha1 === entrySha1(added.certificate));
      if (again || present === true) return fail('plan.token-already-in-file', choice.serial, { serial: choice.serial });
      return ok({ ...choices, addTokens: [...choices.addTokens, added] });
    }),
  );
}

const entrySha1 = (base64: string): string => sha1Hex(base64ToBytes(base64));

/** Shakes hands with the TFTP server and says what we know of its certificate. */
export async function probeTftpServer(bench: Workbench, address: CallInput<'probeTftpServer'>): Promise<Result<null>> {
  bench.store.dispatch({ type: 'began', busy: 'probing-tftp-server' });
  bench.provider.probedTftp = null;
  const seen = await seeServer(bench, address);
  if (!seen.ok) return seen;
  bench.provider.probedTftp = seen.value.probed;
  bench.store.dispatch({ type: 'tftp-server-probed', certificate: seen.value.view });
  return ok(null);
}

export async function addTftpServer(bench: Workbench, { username, password }: CallInput<'addTftpServer'>): Promise<Result<null>> {
  const { probedTftp } = bench.provider;
  if (probedTftp === null) return fail('contract.not-now', '', { call: 'addTftpServer' });
  const { host, port, sha256, standing } = probedTftp;
  if (standing !== 'known') return fail('trust.certificate-unknown', host, { sha256 });
  bench.store.dispatch({ type: 'began', busy: 'asking-tftp-server' });
  const server = await readTftpServer({ host, port, expectedSha256: sha256, username, password: new Secret(password), signal: bench.abort.signal }, bench.options);
  if (!server.ok) return server;
  return chooseAgain(bench, 'addTftpServer', (choices) => ok({ ...choices, addServers: [...choices.addServers, server.value] }));
}

/** What an entry of the plan is called in the choices. */
function nameOf(plan: ChangePlan | null, number: number): ReturnType<typeof entryName> | undefined {
  const record = plan?.shown[number - 1];
  return record === undefined ? undefined : entryName(record);
}

export function removeEntry(bench: Workbench, { number }: CallInput<'removeEntry'>): Promise<Result<null>> {
  const entry = bench.provider.plan?.view.entries[number - 1];
  const name = nameOf(bench.provider.plan, number);
  if (entry === undefined || name === undefined || entry.change === 'removed') return Promise.resolve(fail('contract.not-now', '', { call: 'removeEntry' }));
  if (entry.lock !== null) return Promise.resolve(fail('plan.entry-locked', entry.name === '' ? entry.subject : entry.name, { reason: entry.lock }));
  const { change, certificateSha1 } = entry;
  return Promise.resolve(
    chooseAgain(bench, 'removeEntry', (choices) =>
      ok(
        // In a file made anew every entry that can be removed was added by a choice, also one that the present file has.
        change === 'added' || choices.anew
          ? {
              ...choices,
              addTokens: choices.addTokens.filter(({ certificate }) => entrySha1(certificate) !== certificateSha1),
              addServers: choices.addServers.filter(({ certificate }) => entrySha1(certificate) !== certificateSha1),
            }
          : { ...choices, removeEntries: [...choices.removeEntries, name] },
      ),
    ),
  );
}

export function keepEntry(bench: Workbench, { number }: CallInput<'keepEntry'>): Promise<Result<null>> {
  const entry = bench.provider.plan?.view.entries[number - 1];
  const name = nameOf(bench.provider.plan, number);
  if (entry?.change !== 'removed' || name === undefined) return Promise.resolve(fail('contract.not-now', '', { call: 'keepEntry' }));
  return Promise.resolve(
    chooseAgain(bench, 'keepEntry', (choices) => ok({ ...choices, removeEntries: choices.removeEntries.filter((one) => !sameEntryName(one, name)) })),
  );
}

/** Only what changes is said: of two presses in a row neither takes back the other. */
export function setChoices(bench: Workbench, { changed }: CallInput<'setChoices'>): Promise<Result<null>> {
  return Promise.resolve(chooseAgain(bench, 'setChoices', (choices) => ok({ ...choices, ...changed })));
}
