import { type Engine } from '../../core/engine.ts';
import { type KeptPractice, type PracticeClusters } from '../../core/ports/practice.ts';
import { type TokenPort } from '../../core/ports/tokens.ts';
import { PRACTICE_PIN } from '../../practice/tokens/token.ts';
import { type CallInput, type CallName } from '../../shared/contract/calls.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { type AddedToken } from '../../shared/domain/choices.ts';
import { type ChangeKind } from '../../shared/domain/change-kind.ts';
import { isUnfinished } from '../../shared/domain/past-change.ts';
import { type ResumeOffer } from '../../shared/domain/unfinished.ts';
import { type ResumeAs } from '../../shared/domain/change-record.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../shared/session/view-state.ts';
import { plainPractice } from '../helpers/plain-practice.ts';

/** What lies on an administrator's desk, and what they know. */
export interface Desk {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly certificateSha256: string;
  readonly tokens: TokenPort;
  /** The token that signs. */
  readonly signer: { readonly serial: string; readonly certificateSha256: string };
  /** Tokens that are in no file. */
  readonly spare: readonly AddedToken[];
}

/** The cluster runs by itself, as a real one does: it was there before the program, and is there after it. */
export function clustersOf(desk: Parameters<typeof plainPractice>[0]): PracticeClusters {
  const cluster = plainPractice(desk);
  const kept: KeptPractice = { id: 'cluster', holder: null, connection: 'ctl-provider', scenario: 'founding-document', seed: 1, keys: cluster.keys() };
  return { start: () => Promise.resolve(cluster), kept: () => Promise.resolve([kept]), startAgain: () => Promise.resolve(cluster), clear: () => Promise.resolve() };
}

/** How something ended; `null` = well. */
export type Trouble = string | null;

/** What an administrator does with the program, from its start on. */
export class Evening {
  readonly #engine: Engine;
  readonly #desk: Omit<Desk, 'tokens'>;
  #state: ViewState = INITIAL_VIEW_STATE;
  readonly #listeners = new Set<(state: ViewState) => void>();

  constructor(engine: Engine, desk: Omit<Desk, 'tokens'>) {
    this.#engine = engine;
    this.#desk = desk;
    engine.subscribe((state) => {
      this.#state = state;
      for (const listener of this.#listeners) listener(state);
    });
  }

  get state(): ViewState {
    return this.#state;
  }

  onState(listener: (state: ViewState) => void): void {
    this.#listeners.add(listener);
  }

  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<Trouble> {
    const result = await callEngine(this.#engine, name, input);
    return result.ok ? null : `${name}: ${JSON.stringify(result.error)}`;
  }

  async signIn(): Promise<Trouble> {
    const { host, port, username, password } = this.#desk;
    return (await this.call('startPractice', {})) ?? (await this.call('probe', { host, port })) ?? (await this.call('signIn', { username, password }));
  }

  /** Up to the preview. */
  async prepare(mode: ChangeKind, trustsTokens: boolean): Promise<Trouble> {
    return (await this.signIn()) ?? (await this.choose(mode, trustsTokens));
  }

  /** From the sign-in up to the preview. */
  async choose(mode: ChangeKind, trustsTokens: boolean): Promise<Trouble> {
    const trouble = (await this.call('chooseMode', { mode })) ?? (await this.call('openModule', { path: 'practice' })) ?? (await this.call('chooseToken', this.#desk.signer));
    if (trouble !== null || !trustsTokens) return trouble;
    return this.call('setChoices', { changed: { addTokens: this.#desk.spare.slice(0, 1), phoneSastTrust: true } });
  }

  /** The last click; the change goes on when this has answered. */
  apply(): Promise<Trouble> {
    const { plan } = this.#state;
    const consents = plan?.findings.filter(({ severity }) => severity === 'consent').map(({ rule }) => rule) ?? [];
    return this.call('apply', { planId: plan?.id ?? '', pin: PRACTICE_PIN, consents });
  }

  /** Finishes or undoes what is open here, whichever is offered; the wish comes first. Returns which it was, or why it was none. */
  async resume(wish: ResumeAs): Promise<ResumeAs | { readonly trouble: string }> {
    const here = this.#state.unfinished.here;
    if (here === null) return { trouble: 'nothing is named as open after the sign-in' };
    const { found } = here;
    if (found === null) return { trouble: 'what is open was not read' };
    const offers: Readonly<Record<ResumeAs, ResumeOffer>> = { finish: found.finish, undo: found.undo };
    const as = offers[wish].offered ? wish : wish === 'finish' ? 'undo' : 'finish';
    const offer = offers[as];
    if (!offer.offered) return { trouble: `neither is offered: ${JSON.stringify(offers)}` };
    const consents = offer.findings.filter(({ severity }) => severity === 'consent').map(({ rule }) => rule);
    const trouble = await this.call(as === 'finish' ? 'finishChange' : 'undoChange', { id: here.id, consents, ...(offer.consent === null ? {} : { typed: offer.consent }) });
    return trouble === null ? as : { trouble };
  }

  /** Resolves when the folders of changes were read, as a window shows it; there is no word for that but the answer to a call that reads them too. */
  async opened(): Promise<void> {
    const listed = await callEngine(this.#engine, 'changes', {});
    if (!listed.ok || !listed.value.changes.some(isUnfinished)) return;
    await new Promise<void>((resolve) => {
      const look = ({ unfinished }: ViewState): void => {
        if (unfinished.changes.length > 0) resolve();
      };
      this.onState(look);
      look(this.#state);
    });
  }

  /** Resolves when nothing is under way any more. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      const look = ({ busy }: ViewState): void => {
        if (busy !== null) return;
        this.#listeners.delete(look);
        resolve();
      };
      this.onState(look);
      look(this.#state);
    });
  }
}
