import { createStore } from 'zustand/vanilla';
import { type HostLook } from '../../shared/domain/host-look.ts';
import { type AppError } from '../../shared/domain/result.ts';

/** What a person typed on the sign-in screen; `null` = untouched, so the engine's values show. */
export interface SignInTyped {
  readonly host: string | null;
  readonly port: string | null;
  readonly username: string | null;
  readonly password: string | null;
}

/** What a person typed on the sign-in screen of the platform. */
export interface PlatformTyped {
  readonly host: string | null;
  readonly sshPort: string | null;
  readonly axlPort: string | null;
  readonly olderNode: boolean | null;
  readonly osUsername: string | null;
  readonly osPassword: string | null;
  readonly axlUsername: string | null;
  readonly axlPassword: string | null;
}

/** Consents to one plan: the sentences that were ticked, and what was typed below which question. */
export interface KeptConsents {
  readonly planId: string;
  readonly ticked: ReadonlySet<string>;
  readonly entry: { readonly question: string; readonly text: string };
}

/** What only the window knows: typed values and what is open. Gone when the window is loaded again. */
export interface WizardUi {
  readonly signIn: SignInTyped;
  readonly platform: PlatformTyped;
  /** The sign-in fields are shown although the certificate shown last is not accepted. */
  readonly editingSignIn: boolean;
  /** The choice of a token library is shown although one is open. */
  readonly choosingLibrary: boolean;
  /** The practice tokens were chosen last in practice: it goes on with them. */
  readonly practised: boolean;
  readonly helpOpen: boolean;
  /** The sign-in screen stood in the page before React did, with the keyboard somewhere in it. */
  readonly wasReady: boolean;
  /** A person had the sign-in filled in: the keyboard goes on there. */
  readonly filledIn: boolean;
  /** What was found at the host that was typed last; `null` = nobody looked yet. */
  readonly look: HostLook | null;
  /** A person chose the connection: no other one is chosen for them. */
  readonly hasChosen: boolean;
  /** Something was typed on the sign-in screen since the last call: what went wrong before says nothing about it. */
  readonly edited: boolean;
  /** Passwords of a token that were sent one after the other since it was asked for, so that a second wrong one does not look untried. */
  readonly passwordsSent: number;
  /** To what a person had agreed when the password of a token was sent: where it is refused, the same plan is shown anew. `null` = to nothing yet. */
  readonly agreed: KeptConsents | null;
  /** Why the last call failed, where the engine's state does not say it. */
  readonly callError: AppError | null;
  /** Whether this page keeps the computer awake; `null` = it need not, or it is not for the page to do. */
  readonly keepsAwake: boolean | null;
}

const UNTOUCHED: SignInTyped = { host: null, port: null, username: null, password: null };
const UNTOUCHED_PLATFORM: PlatformTyped = { host: null, sshPort: null, axlPort: null, olderNode: null, osUsername: null, osPassword: null, axlUsername: null, axlPassword: null };

export const wizardUi = createStore<WizardUi>(() => ({
  signIn: UNTOUCHED,
  platform: UNTOUCHED_PLATFORM,
  editingSignIn: false,
  choosingLibrary: false,
  practised: false,
  helpOpen: false,
  wasReady: false,
  filledIn: false,
  look: null,
  hasChosen: false,
  edited: false,
  passwordsSent: 0,
  agreed: null,
  callError: null,
  keepsAwake: null,
}));

export const typeSignIn = (typed: Partial<SignInTyped>): void => wizardUi.setState(({ signIn, edited }) => ({ edited: edited || Object.keys(typed).length > 0, signIn: { ...signIn, ...typed } }));

export const typePlatform = (typed: Partial<PlatformTyped>): void => wizardUi.setState(({ platform }) => ({ edited: true, platform: { ...platform, ...typed } }));

/** Empties the sign-in screen back to what the engine knows; its fields stay, although a certificate may wait for an answer. */
export const resetSignIn = (): void => wizardUi.setState({ signIn: UNTOUCHED, platform: UNTOUCHED_PLATFORM, edited: true, editingSignIn: true });

/** Fills the sign-in screen in, with what was written down, else with what the engine knows: the keyboard goes on from there. */
export function showFilledIn(written?: { readonly signIn?: Partial<SignInTyped>; readonly platform?: Partial<PlatformTyped> }): void {
  if (written === undefined) resetSignIn();
  typeSignIn(written?.signIn ?? {});
  typePlatform(written?.platform ?? {});
  wizardUi.setState({ filledIn: true });
}
