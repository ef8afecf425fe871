import { type CallInput, type CallName, type CallOutput } from '../../shared/contract/contract.ts';
import { type Result, ok } from '../../shared/domain/result.ts';
import { apply, cancel } from './change-calls.ts';
import { addTftpServer, addToken, keepEntry, probeTftpServer, removeEntry, setChoices } from './choice-calls.ts';
import { ctlFile, entryCertificate, showCtl } from './file-calls.ts';
import { acceptCertificate, probe, refreshCluster, signIn, signInServer, signOut } from './sign-in-calls.ts';
import { acceptModule, findModules, openModule, pickModule, refuseModule } from './module-calls.ts';
import { movePracticeToken, restartPracticePhones, setPracticeTries, startPractice, switchPracticePhone, tickPhone } from './practice-calls.ts';
import { chooseMode, chooseToken, refreshTokens, tokenCertificate, wishToken } from './token-calls.ts';
import { type Workbench, leaveCluster } from './workbench.ts';

/** A handler as the engine calls it, after the input was parsed by the contract. */
export type CallHandler = (bench: Workbench, input: unknown) => Promise<Result<unknown>>;

async function back(bench: Workbench): Promise<Result<null>> {
  if (bench.store.state().step === 'mode') await leaveCluster(bench);
  bench.plan = null;
  bench.store.dispatch({ type: 'went-back' });
  return ok(null);
}

/** Who answers which call. */
export const CALL_HANDLERS: Readonly<{ [N in CallName]: (bench: Workbench, input: CallInput<N>) => Promise<Result<CallOutput<N>>> }> = {
  probe,
  acceptCertificate,
  startPractice,
  movePracticeToken,
  setPracticeTries,
  switchPracticePhone,
  restartPracticePhones,
  signIn,
  signInServer,
  refreshCluster,
  chooseMode,
  findModules,
  pickModule,
  openModule,
  acceptModule,
  refuseModule,
  refreshTokens,
  chooseToken,
  tokenCertificate,
  wishToken,
  addToken,
  probeTftpServer,
  addTftpServer,
  removeEntry,
  keepEntry,
  setChoices,
  entryCertificate,
  apply,
  tickPhone,
  cancel,
  back,
  signOut,
  ctlFile,
  showCtl,
};
