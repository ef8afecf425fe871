import { type AppError } from '../domain/result.ts';
import { type PlatformView } from './platform/view.ts';
import { usableTokens } from './usable-tokens.ts';
import { type ViewState } from './view-state.ts';

/** The one thing that must be settled before the wizard can go on. */
export type Gate =
  | { readonly kind: 'certificate-changed' }
  | { readonly kind: 'certificate-unknown' }
  /** A change of this cluster is open: it is finished, undone or left so before another one is begun. */
  | { readonly kind: 'unfinished-change'; readonly id: string }
  | { readonly kind: 'server-refused'; readonly server: string; readonly error: AppError }
  | { readonly kind: 'server-unreadable'; readonly server: string; readonly error: AppError }
  | { readonly kind: 'ctl-file-not-verified'; readonly server: string }
  | { readonly kind: 'module-changed' }
  | { readonly kind: 'platform-trust-changed' }
  | { readonly kind: 'platform-trust-unknown' }
  | { readonly kind: 'platform-node-refused'; readonly node: string; readonly error: AppError }
  | { readonly kind: 'platform-session-ended' }
  | { readonly kind: 'signer-continuity'; readonly consent: string }
  | { readonly kind: 'no-module' }
  | { readonly kind: 'no-token' }
  /** `anew`: whether a new file may be begun with these tokens instead. */
  | { readonly kind: 'token-not-in-ctl-file'; readonly serials: readonly string[]; readonly anew: boolean }
  /** What the tokens hold cannot sign, whether it is in the CTL file or not. */
  | { readonly kind: 'token-unusable'; readonly serials: readonly string[] }
  | { readonly kind: 'token-locked'; readonly serial: string };

function signInGate(state: ViewState): Gate | null {
  switch (state.signIn.certificate?.standing) {
    case 'changed':
      return { kind: 'certificate-changed' };
    case 'unknown':
      return { kind: 'certificate-unknown' };
    case 'known':
    case undefined:
      return null;
  }
}

const unfinishedGate = ({ unfinished }: ViewState): Gate | null => (unfinished.here === null ? null : { kind: 'unfinished-change', id: unfinished.here.id });

/** A server that refused the password is signed in to first: what it holds decides what can be done with an open change. */
function clusterGate(state: ViewState): Gate | null {
  const refused = state.cluster?.servers.find(({ error, signedIn }) => error !== null && !signedIn);
  if (refused !== undefined && refused.error !== null) return { kind: 'server-refused', server: refused.name, error: refused.error };
  const unfinished = unfinishedGate(state);
  if (unfinished !== null) return unfinished;
  for (const server of state.cluster?.servers ?? []) {
    if (server.error !== null) return { kind: 'server-unreadable', server: server.name, error: server.error };
    // What is no CTL file at all counts as none, which is said on the screen itself.
    if (server.ctlFile?.verdict === 'bad' || server.ctlFile?.verdict === 'not-checked') return { kind: 'ctl-file-not-verified', server: server.name };
  }
  return null;
}

function tokenGate(state: ViewState): Gate | null {
  const { changedModule, module, tokens } = state.tokens;
  if (changedModule !== null) return { kind: 'module-changed' };
  if (module === '') return { kind: 'no-module' };
  if (tokens.length === 0) return { kind: 'no-token' };
  const usable = usableTokens(state);
  if (usable.length === 0) {
    const isNamedAllTheSame = tokens.some(({ others }) => others.some(({ inCtlFile }) => inCtlFile));
    if (isNamedAllTheSame || tokens.every(({ certificates }) => certificates.length === 0)) return { kind: 'token-unusable', serials: tokens.map((token) => token.serial) };
    return { kind: 'token-not-in-ctl-file', serials: tokens.map((token) => token.serial), anew: state.cluster?.anew.offered === true };
  }
  const locked = usable.find((token) => token.pin.locked);
  return locked !== undefined && usable.every((token) => token.pin.locked) ? { kind: 'token-locked', serial: locked.serial } : null;
}

/** Nodes that are not there are reported and block nothing; one that refused the password may be signed in to on its own. */
function platformGate({ step, busy }: Pick<ViewState, 'step' | 'busy'>, { trust, cluster, plan, consented, sessionEnded, lostTokens }: PlatformView): Gate | null {
  if (step === 'sign-in') {
    if (trust.some(({ standing }) => standing === 'changed')) return { kind: 'platform-trust-changed' };
    return trust.some(({ standing }) => standing === 'unknown') ? { kind: 'platform-trust-unknown' } : null;
  }
  // Once the files are deleted the guide is about phones, and nothing is sent any more.
  // Rows that are being read come to their end first.
  if (sessionEnded && ((step === 'preflight' && busy !== 'checking') || step === 'preview' || (step === 'mode' && lostTokens?.phase !== 'deleted'))) return { kind: 'platform-session-ended' };
  if (step === 'mode') {
    const refused = cluster?.nodes.find(({ error }) => error?.code === 'login.refused');
    return refused === undefined || refused.error === null ? null : { kind: 'platform-node-refused', node: refused.name, error: refused.error };
  }
  if (step !== 'preview' || consented || plan === null || plan.consent === null) return null;
  return { kind: 'signer-continuity', consent: plan.consent };
}

/** The gate of the present step, in a fixed order; `null` = the wizard can go on. */
export function gateOf(state: ViewState): Gate | null {
  if (state.signIn.connection === 'platform' && state.platform !== null) {
    return platformGate(state, state.platform) ?? (state.step === 'mode' ? unfinishedGate(state) : null);
  }
  switch (state.step) {
    case 'sign-in':
      return signInGate(state);
    case 'mode':
      return clusterGate(state);
    case 'token':
      return tokenGate(state);
    case 'preflight':
    case 'preview':
    case 'progress':
    case 'finish':
      return null;
  }
}
