import { type AppError } from '../domain/result.ts';
import { tickVisit, visitsOf } from '../domain/phone-visit.ts';
import { type SessionEvent } from './events.ts';
import { INITIAL_PLATFORM_VIEW, type PlatformView } from './platform/view.ts';
import { behindChange, platformBack, platformChanges, withoutTranscript } from './platform/reduce.ts';
import { endedJob, waitingSteps, withoutErrors, withStatus } from './progress.ts';
import { isPracticeAddress } from './practice-address.ts';
import { backOf } from './steps.ts';
import { saysLocked } from './token-dialog.ts';
import { type TokenEvent } from './token-events.ts';
import { type FoundModule, NO_TOKENS, type TokensView } from './tokens-view.ts';
import { type Busy, INITIAL_VIEW_STATE, type PracticePlatformView, type ViewState } from './view-state.ts';

const idle = { busy: null, error: null } as const;
const noChange = { plan: null, tftpServer: null, job: null, report: null, visits: [] } as const;

/** What goes with the beginning of some calls: what they are about to replace must not be acted on meanwhile. */
function beginning(state: ViewState, busy: Busy): Partial<ViewState> {
  if (busy === 'starting-practice') return { practiceKeys: null };
  if (busy === 'probing') return { signIn: { ...state.signIn, certificate: null } };
  if (busy === 'probing-tftp-server') return { tftpServer: null };
  // Which token the wizard waits for does not depend on the library.
  if (busy === 'opening-module') return { tokens: { ...state.tokens, ...NO_TOKENS, wish: state.tokens.wish } };
  return {};
}

/** A library that is in the list already keeps its place and the name of its vendor. */
function withModule(found: readonly FoundModule[], module: FoundModule): readonly FoundModule[] {
  const known = found.some(({ path }) => path === module.path);
  return known ? found.map((one) => (one.path === module.path ? { ...one, problem: module.problem } : one)) : [...found, module];
}

/** From the choice of the signer on until it has signed, it is wanted and no other; while tokens are added one after the other, the next one is. */
const signerAgain = ({ chosen, wish }: TokensView): TokensView['wish'] => (chosen === null || wish?.kind === 'swap' ? wish : { kind: 'same-again', ...chosen });

function lastEvent({ event }: TokensView, events: readonly Omit<TokenEvent, 'number'>[]): TokenEvent | null {
  const last = events.at(-1);
  return last === undefined ? event : { ...last, number: (event?.number ?? 0) + events.length };
}

const practicePlatform = ({ host, sshPort, axlPort, osUsername, axlUsername }: PracticePlatformView): PlatformView => ({
  ...INITIAL_PLATFORM_VIEW,
  host,
  sshPort,
  axlPort,
  osUsername,
  axlUsername,
});

/** What of the state is dropped when a screen is left backwards. */
function backFrom(state: ViewState): Partial<ViewState> {
  const back = backOf(state.step, state.signIn.connection);
  if (back === null) return {};
  if (state.signIn.connection === 'platform' && state.platform !== null) {
    const unfinished = back === 'sign-in' ? { ...state.unfinished, here: null } : state.unfinished;
    return { step: back, job: null, unfinished, platform: platformBack(state.platform, back) };
  }
  if (back === 'sign-in') return { ...noChange, step: back, unfinished: { ...state.unfinished, here: null }, cluster: null, choices: null, tokens: { ...state.tokens, ...NO_TOKENS } };
  if (back === 'mode') return { ...noChange, step: back, choices: null };
  return { ...noChange, step: back, tokens: { ...state.tokens, chosen: null, wish: { kind: 'insert' } } };
}

/** The answer to the last password locks the chosen token: no screen may offer it until the readers are looked at again. */
const withLock = (tokens: TokensView, error: AppError): TokensView =>
  saysLocked(error) ? { ...tokens, tokens: tokens.tokens.map((token) => (token.serial === tokens.chosen?.serial ? { ...token, pin: { ...token.pin, locked: true } } : token)) } : tokens;

function changes(state: ViewState, event: SessionEvent): Partial<ViewState> {
  switch (event.type) {
    case 'began':
      return { busy: event.busy, error: null, ...beginning(state, event.busy) };
    case 'failed':
      return { busy: null, error: event.error, tokens: withLock(state.tokens, event.error) };
    case 'idle':
      return idle;
    case 'probed': {
      const { host, port } = event.certificate;
      return { ...idle, signIn: { ...state.signIn, connection: 'ctl-provider', host, port, certificate: event.certificate } };
    }
    case 'practice-password':
      return state.practice === null || state.practice.platform === null ? {} : { practice: { ...state.practice, platform: { ...state.practice.platform, axlPassword: event.axlPassword } } };
    case 'practice-started': {
      const { host, port, username, connection, platform } = event.practice;
      return {
        ...idle,
        practice: event.practice,
        practiceKeys: null,
        signIn: { connection, host, port, username, certificate: null },
        ...(platform === null ? {} : { platform: practicePlatform(platform) }),
      };
    }
    case 'practice-keys':
      return { practiceKeys: event.keys };
    case 'practice-tokens-moved':
      return state.practice === null ? {} : { practice: { ...state.practice, tokens: event.tokens } };
    case 'modules-found':
      return { ...idle, tokens: { ...state.tokens, found: event.found, remembered: event.remembered, canPickFile: event.canPickFile } };
    case 'module-refused':
      return { tokens: { ...state.tokens, found: withModule(state.tokens.found, event.module) } };
    case 'module-changed':
      return { ...idle, tokens: { ...state.tokens, changedModule: event.module } };
    case 'tokens-seen':
      // The watcher's news: it must not end what is under way, nor hide an error that a person still reads.
      return { tokens: { ...state.tokens, ...event.seen, watchError: null, event: lastEvent(state.tokens, event.events) } };
    case 'watch-failed':
      return { tokens: { ...state.tokens, watchError: event.error } };
    case 'token-wished':
      return { tokens: { ...state.tokens, wish: event.wish } };
    case 'phones-restarted':
      return state.practice === null ? {} : { practice: { ...state.practice, phones: event.phones } };
    case 'signed-in':
      return {
        ...idle,
        ...noChange,
        step: 'mode',
        choices: null,
        signIn: { ...state.signIn, username: event.username },
        cluster: event.cluster,
        tokens: { ...state.tokens, ...NO_TOKENS },
      };
    case 'cluster-read':
      return { ...idle, cluster: event.cluster };
    case 'mode-chosen':
      return { ...idle, ...noChange, step: 'token', choices: event.choices, tokens: { ...state.tokens, wish: { kind: 'insert' } } };
    case 'tftp-server-probed':
      return { ...idle, tftpServer: event.certificate };
    case 'tokens-read':
      return { ...idle, tokens: event.tokens };
    case 'planned':
      return { ...idle, ...noChange, step: 'preview', plan: event.plan, choices: event.choices, tokens: { ...event.tokens, wish: signerAgain(event.tokens) } };
    case 'job-began':
      return {
        ticked: [],
        tickedNeighbours: [],
        busy: 'applying',
        error: null,
        step: 'progress',
        report: null,
        visits: [],
        job: {
          id: event.id,
          folder: event.folder,
          as: event.resumed?.as ?? 'run',
          steps: waitingSteps(event.resumed?.steps ?? state.platform?.plan?.steps ?? state.plan?.steps ?? []),
          waits: [],
          cancellable: true,
        },
      };
    case 'step-changed':
      return state.job === null
        ? {}
        : { job: { ...state.job, steps: withStatus(state.job.steps, event.id, event.status, event.error) } };
    case 'server-waited':
      return state.job === null ? {} : { job: { ...state.job, waits: [...state.job.waits.filter(({ server }) => server !== event.server), ...(event.wait === null ? [] : [event.wait])] } };
    case 'commit-began':
      return state.job === null ? {} : { job: { ...state.job, cancellable: false } };
    case 'not-begun':
      return { busy: null, error: event.error, step: state.job === null || state.job.as === 'run' ? 'preview' : 'mode', job: null, tokens: withLock(state.tokens, event.error), platform: withoutTranscript(state.platform) };
    case 'reported':
      return { ...idle, step: 'finish', report: event.report, visits: visitsOf(event.report.phones ?? []), cluster: event.cluster, job: endedJob(state.job), tokens: { ...state.tokens, wish: null } };
    case 'unfinished':
      return { unfinished: event.unfinished };
    case 'left-ticked':
      return { ticked: event.ticked, tickedNeighbours: event.tickedNeighbours };
    case 'phone-ticked':
      return { visits: tickVisit(state.visits, event.name, event.done) };
    case 'rollout':
      // Busy while it runs: nothing else may be begun on the cluster meanwhile.
      return { busy: event.rollout?.state === 'running' ? 'rolling-out' : null, error: null, rollout: event.rollout, ...(event.rollout === null ? {} : { platform: behindChange(state.platform), job: withoutErrors(state.job) }) };
    case 'rollouts-open':
      return { openRollouts: event.open };
    case 'file-offered':
      return { offeredFiles: state.offeredFiles + 1 };
    case 'went-back':
      return { ...idle, ...backFrom(state) };
    case 'signed-out':
      return {
        ...INITIAL_VIEW_STATE,
        practice: state.practice,
        unfinished: { ...state.unfinished, here: null },
        openRollouts: state.openRollouts,
        offeredFiles: state.offeredFiles,
        signIn: { ...state.signIn, certificate: null },
        platform: state.platform === null ? null : platformBack(state.platform, 'sign-in'),
      };
    case 'connection-chosen':
    case 'platform-named':
    case 'platform-probed':
    case 'platform-trust':
    case 'platform-signed-in':
    case 'platform-read':
    case 'platform-planned':
    case 'platform-session-ended':
    case 'platform-signed-in-again':
    case 'preflight-began':
    case 'preflight-row':
    case 'preflight-ended':
    case 'preflight-left':
    case 'preflight-opened':
    case 'platform-consented':
    case 'platform-lines':
    case 'platform-reported':
    case 'platform-report-amended':
    case 'lost-tokens':
      return platformChanges(state, event);
  }
}

function isAtPractice({ practice, signIn, platform }: ViewState): boolean {
  const { connection } = signIn;
  const named = connection === 'ctl-provider' ? signIn : { host: platform?.host ?? '', port: platform?.sshPort ?? 0 };
  return isPracticeAddress(practice, { connection, host: named.host, port: named.port });
}

/** The next view state; pure. */
export function reduce(state: ViewState, event: SessionEvent): ViewState {
  const next = { ...state, ...changes(state, event), revision: state.revision + 1 };
  return { ...next, atPractice: isAtPractice(next) };
}
