import { type CallInput, type CallName, type CallOutput } from '../../shared/contract/calls.ts';
import { type Result, ok } from '../../shared/domain/result.ts';
import { apply, cancel } from './provider/change.ts';
import { addTftpServer, addToken, keepEntry, probeTftpServer, removeEntry, setChoices } from './provider/choices.ts';
import { ctlFile, entryCertificate, showCtl } from './provider/files.ts';
import { chooseConnection } from './choose-connection.ts';
import { closeLostTokens, confirmLostTokens, deleteCtlFiles, keepLostTokensCopies, openLostTokens, phoneChecklist } from './platform/lost-tokens.ts';
import { newTokenCertificates } from './platform/new-tokens.ts';
import { leavePlatform } from './platform/desk.ts';
import { applyPlatform, choosePlatformChange, consentToVisits, platformShowCtl, platformTranscript, refreshPlatform } from './platform/change.ts';
import { forgetServers, recentServers } from './recent-servers.ts';
import { about, openDataFolder, programDocument } from './about.ts';
import { diagnostics } from './diagnostics.ts';
import { goOn } from './go-on.ts';
import { leaveRollout, openRollout, removeRollout, rollouts } from './rollout/list.ts';
import { lookAtHost } from './look.ts';
import { speak } from './speak.ts';
import { acceptCertificate, probe, refreshCluster, signIn, signInServer, signOut } from './provider/sign-in.ts';
import { acceptModule, findModules, openModule, pickModule, refuseModule } from './tokens/library.ts';
import { movePracticeToken, restartPracticePhones, setPracticeTries, startPractice, switchPracticePhone, tickPhone } from './practice.ts';
import { resumePractice } from './practice-again.ts';
import { chooseMode, chooseToken, refreshTokens, tokenCertificate, wishToken } from './tokens/choice.ts';
import { type Workbench } from './workbench.ts';
import { changes, removeChange } from './changes/list.ts';
import { changeReport, tickOff } from './changes/report.ts';
import { checkChange } from './changes/check.ts';
import { finishChange, keepChange, undoChange } from './changes/resume.ts';
import { pickTrustList, sendTrustList, takeOfferedTrustList } from './trust-lists/open.ts';
import { compareTrustLists, trustListCertificate, trustListEntries, trustListText } from './trust-lists/look.ts';
import { leaveCluster } from './provider/desk.ts';
import { closeModule } from './tokens/desk.ts';

/** A handler as the engine calls it, after the input was parsed by the contract. */
export type CallHandler = (bench: Workbench, input: unknown) => Promise<Result<unknown>>;

async function back(bench: Workbench): Promise<Result<null>> {
  const { step, signIn, platform } = bench.store.state();
  if (step === 'mode' && signIn.connection === 'platform' && platform?.preflight !== null) {
    const { preflight } = bench.platform;
    bench.store.dispatch({ type: 'preflight-opened', rows: preflight.rows });
    if (!preflight.isOld || platform?.sessionEnded === true) return ok(null);
    const again = await (await platformCalls.preflight()).checkAgain(bench, { rows: [...new Set(preflight.rows.map(({ id }) => id))] });
    // Where the cluster was not read they stay those of before the change.
    preflight.isOld = !again.ok;
    return again;
  }
  if (step === 'mode' || step === 'preflight') await Promise.all([closeModule(bench.tokens, bench.practice), leaveCluster(bench.provider), leavePlatform(bench.platform)]);
  bench.provider.plan = null;
  bench.platform.plan = null;
  bench.store.dispatch({ type: 'went-back' });
  return ok(null);
}

/** SSH and XML are loaded when they are asked for: most sessions never do. */
const platformCalls = {
  probe: () => import('./platform/probe.ts'),
  trust: () => import('./platform/trust.ts'),
  signIn: () => import('./platform/sign-in.ts'),
  preflight: () => import('./platform/preflight.ts'),
  again: () => import('./platform/again.ts'),
  servedList: () => import('./platform/served-list.ts'),
} as const;

/** So is the evening behind a change. */
const rolloutCalls = {
  plan: () => import('./rollout/plan.ts'),
  run: () => import('./rollout/run.ts'),
  answer: () => import('./rollout/answer.ts'),
  report: () => import('./rollout/report.ts'),
} as const;

/** Who answers which call. */
export const CALL_HANDLERS: Readonly<{ [N in CallName]: (bench: Workbench, input: CallInput<N>) => Promise<Result<CallOutput<N>>> }> = {
  speak,
  recentServers,
  forgetServers,
  lookAtHost,
  probe,
  acceptCertificate,
  startPractice,
  resumePractice,
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
  goOn,
  signOut,
  ctlFile,
  showCtl,
  chooseConnection,
  probePlatform: async (bench, input) => (await platformCalls.probe()).probePlatform(bench, input),
  acceptPlatformTrust: async (bench, input) => (await platformCalls.trust()).acceptPlatformTrust(bench, input),
  signInPlatform: async (bench, input) => (await platformCalls.signIn()).signInPlatform(bench, input),
  checkAgain: async (bench, input) => (await platformCalls.preflight()).checkAgain(bench, input),
  tickPreflight: async (bench, input) => (await platformCalls.preflight()).tickPreflight(bench, input),
  continuePreflight: async (bench) => (await platformCalls.preflight()).continuePreflight(bench),
  preflightPhones: async (bench, input) => (await platformCalls.preflight()).preflightPhones(bench, input),
  signInNode: async (bench, input) => (await platformCalls.again()).signInNode(bench, input),
  refreshPlatform,
  choosePlatformChange,
  consentToVisits,
  applyPlatform,
  signInPlatformAgain: async (bench, input) => (await platformCalls.again()).signInPlatformAgain(bench, input),
  readPlatformAgain: async (bench, input) => (await platformCalls.again()).readPlatformAgain(bench, input),
  restartPracticeServices: async (bench) => (await platformCalls.again()).restartPracticeServices(bench),
  platformShowCtl,
  platformTranscript,
  openLostTokens,
  closeLostTokens,
  confirmLostTokens,
  keepLostTokensCopies,
  deleteCtlFiles,
  newTokenCertificates,
  phoneChecklist,
  changes,
  checkChange,
  finishChange,
  undoChange,
  keepChange,
  removeChange,
  changeReport,
  diagnostics,
  about,
  openDataFolder,
  programDocument,
  tickOff,
  planRollout: async (bench, input) => (await rolloutCalls.plan()).planRollout(bench, input),
  startRollout: async (bench, input) => (await rolloutCalls.run()).startRollout(bench, input),
  pauseRollout: async (bench) => (await rolloutCalls.run()).pauseRollout(bench),
  resumeRollout: async (bench, input) => (await rolloutCalls.run()).resumeRollout(bench, input),
  stopRollout: async (bench) => (await rolloutCalls.run()).stopRollout(bench),
  skipRestart: async (bench, input) => (await rolloutCalls.answer()).skipRestart(bench, input),
  answerPilot: async (bench, input) => (await rolloutCalls.answer()).answerPilot(bench, input),
  practicePhoneScreen: async (bench, input) => (await rolloutCalls.run()).practicePhoneScreen(bench, input),
  rolloutPhones: async (bench, input) => (await rolloutCalls.answer()).rolloutPhones(bench, input),
  rolloutPhonesCsv: async (bench) => (await rolloutCalls.answer()).rolloutPhonesCsv(bench),
  tickRolloutPhone: async (bench, input) => (await rolloutCalls.report()).tickRolloutPhone(bench, input),
  tickRolloutNeighbour: async (bench, input) => (await rolloutCalls.report()).tickRolloutNeighbour(bench, input),
  rolloutReport: async (bench, input) => (await rolloutCalls.report()).rolloutReport(bench, input),
  rollouts,
  openRollout,
  leaveRollout,
  removeRollout,
  pickTrustList,
  takeOfferedTrustList,
  sendTrustList,
  readServedTrustList: async (bench, input) => (await platformCalls.servedList()).readServedTrustList(bench, input),
  trustListEntries,
  trustListCertificate,
  trustListText,
  compareTrustLists,
};
