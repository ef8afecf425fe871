import { createEngine, type Engine } from '../../../core/engine.ts';
import { sha256Hex } from '../../../core/trust/digests.ts';
import { type PracticeCluster } from '../../../core/ports/practice.ts';
import { type TokenPort } from '../../../core/ports/tokens.ts';
import { PRACTICE_PIN, PracticeToken } from '../../../practice/tokens/token.ts';
import { type CallInput, type CallName } from '../../../shared/contract/calls.ts';
import { callEngine } from '../../../shared/contract/transport.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../../shared/session/view-state.ts';
import { type Kit } from './kit.ts';
import { type Machine, Program } from './machine.ts';
import { type Network } from './network.ts';
import { PASSWORDS } from './node.ts';

const USER = 'admin';
const SIGNING_MS = 800;

/** Where the program keeps what it keeps, below its mount. */
export const DATA = '/data';

/** The program on the desk of the administrator, from one start to its end. */
export class Administrator {
  readonly program: Program;
  readonly engine: Engine;
  readonly #kit: Kit;
  #state: ViewState = INITIAL_VIEW_STATE;
  /** What was written into the log as a fault. */
  readonly faults: string[] = [];
  onState: (state: ViewState) => void = () => undefined;

  constructor(machine: Machine, network: Network, kit: Kit) {
    this.program = new Program(machine);
    this.#kit = kit;
    this.engine = createEngine({
      spawnHost: () => {
        throw new Error('there is no library here');
      },
      spawnSshHost: () => {
        throw new Error('there is no SSH here');
      },
      practiceClusters: { start: () => Promise.resolve(this.#cluster()), kept: () => Promise.resolve([]), startAgain: () => Promise.resolve(null), clear: () => Promise.resolve() },
      dataDir: `${this.program.mount}${DATA}`,
      clock: this.program.clock,
      dial: network.dialler(this.program),
      files: this.program.files,
      log: { info: () => undefined, error: (message, facts) => this.faults.push(`${message} ${JSON.stringify(facts)}`) },
      pickFile: null,
      holder: 'faults',
      language: 'en',
      program: '0.0.0',
      operator: 'nobody',
    });
    this.engine.subscribe((state) => {
      this.#state = state;
      if (this.program.alive) this.onState(state);
    });
  }

  get state(): ViewState {
    return this.#state;
  }

  /** A call as a shell makes it; without an answer where the program dies. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<unknown>> {
    return callEngine(this.engine, name, input);
  }

  /** Signs in: the first step of every evening. */
  async signIn(): Promise<Result<unknown>> {
    const { host, port } = this.#cluster();
    const started = await this.call('startPractice', {});
    if (!started.ok) return started;
    const probed = await this.call('probe', { host, port });
    return probed.ok ? this.call('signIn', { username: USER, password: PASSWORDS.get(USER) ?? '' }) : probed;
  }

  #cluster(): PracticeCluster {
    const [publisher] = this.#kit.servers;
    if (publisher === undefined) throw new Error('a cluster has a publisher');
    return {
      keys: () => [],
      seed: 1,
      host: publisher.host,
      port: publisher.port,
      username: USER,
      password: PASSWORDS.get(USER) ?? '',
      certificateSha256: publisher.certificateSha256,
      platform: null,
      tokens: this.#tokens(),
      pin: PRACTICE_PIN,
      tokensOnTable: () => [],
      moveToken: () => Promise.resolve(),
      setTries: () => Promise.resolve(),
      phones: () => [],
      restartPhones: () => Promise.resolve([]),
      switchPhone: () => Promise.resolve(),
      visitPhone: () => Promise.resolve([]),
      otherTftpServer: null,
      close: () => Promise.resolve(),
      leave: () => Promise.resolve(),
    };
  }

  /** Tokens that take their time by the clock of this world. */
  #tokens(): TokenPort {
    const { tokens, spareTokens } = this.#kit.identities;
    const inserted = [...tokens, ...spareTokens].map((identity) => new PracticeToken(identity));
    return {
      module: { path: 'practice', description: 'Tokens', manufacturer: 'Tests' },
      list: () => (this.program.alive ? Promise.resolve(ok({ tokens: inserted.map(({ description }) => description), others: [], slots: 4 })) : new Promise(() => undefined)),
      sign: ({ serial, digest, data, pin }, options) =>
        new Promise((resolve) => {
          const token = inserted.find((one) => one.serial === serial);
          this.program.clock.after(SIGNING_MS, () => {
            pin.wipe();
            if (options?.signal?.aborted === true) resolve(fail('token.cancelled', serial));
            else resolve(token === undefined ? fail('token.not-found', serial, { serial }) : ok(token.sign(digest, data)));
          });
        }),
      close: () => Promise.resolve(),
    };
  }

  /** The token that signs. */
  get signer(): { readonly serial: string; readonly certificateSha256: string } {
    const [token] = this.#kit.identities.tokens;
    return { serial: token?.serial ?? '', certificateSha256: sha256Hex(token?.certificate ?? new Uint8Array()) };
  }
}
