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
import { lookAtHost } from './look/at-host.ts';
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

/** A handler that is loaded when it is called for. */
export interface Later<H> {
  readonly load: () => Promise<H>;
}

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

type Handler<N extends CallName> = (bench: Workbench, input: CallInput<N>) => Promise<Result<CallOutput<N>>>;

/** Who answers which call. */
export const CALL_HANDLERS: Readonly<{ [N in CallName]: Handler<N> | Later<Handler<N>> }> = {
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
  probePlatform: { load: async () => (await platformCalls.probe()).probePlatform },
  acceptPlatformTrust: { load: async () => (await platformCalls.trust()).acceptPlatformTrust },
  signInPlatform: { load: async () => (await platformCalls.signIn()).signInPlatform },
  checkAgain: { load: async () => (await platformCalls.preflight()).checkAgain },
  tickPreflight: { load: async () => (await platformCalls.preflight()).tickPreflight },
  continuePreflight: { load: async () => (await platformCalls.preflight()).continuePreflight },
  preflightPhones: { load: async () => (await platformCalls.preflight()).preflightPhones },
  signInNode: { load: async () => (await platformCalls.again()).signInNode },
  refreshPlatform,
  choosePlatformChange,
  consentToVisits,
  applyPlatform,
  signInPlatformAgain: { load: async () => (await platformCalls.again()).signInPlatformAgain },
  readPlatformAgain: { load: async () => (await platformCalls.again()).readPlatformAgain },
  restartPracticeServices: { load: async () => (await platformCalls.again()).restartPracticeServices },
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
  planRollout: { load: async () => (await rolloutCalls.plan()).planRollout },
  startRollout: { load: async () => (await rolloutCalls.run()).startRollout },
  pauseRollout: { load: async () => (await rolloutCalls.run()).pauseRollout },
  resumeRollout: { load: async () => (await rolloutCalls.run()).resumeRollout },
  stopRollout: { load: async () => (await rolloutCalls.run()).stopRollout },
  skipRestart: { load: async () => (await rolloutCalls.answer()).skipRestart },
  answerPilot: { load: async () => (await rolloutCalls.answer()).answerPilot },
  practicePhoneScreen: { load: async () => (await rolloutCalls.run()).practicePhoneScreen },
  rolloutPhones: { load: async () => (await rolloutCalls.answer()).rolloutPhones },
  rolloutPhonesCsv: { load: async () => (await rolloutCalls.answer()).rolloutPhonesCsv },
  tickRolloutPhone: { load: async () => (await rolloutCalls.report()).tickRolloutPhone },
  tickRolloutNeighbour: { load: async () => (await rolloutCalls.report()).tickRolloutNeighbour },
  rolloutReport: { load: async () => (await rolloutCalls.report()).rolloutReport },
  rollouts,
  openRollout,
  leaveRollout,
  removeRollout,
  pickTrustList,
  takeOfferedTrustList,
  sendTrustList,
  readServedTrustList: { load: async () => (await platformCalls.servedList()).readServedTrustList },
  trustListEntries,
  trustListCertificate,
  trustListText,
  compareTrustLists,
};
