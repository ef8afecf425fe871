import { createEngine, type Engine } from '../../../core/engine.ts';
import { sha256Hex } from '../../../core/trust/digests.ts';
import { type TokenPort } from '../../../core/ports/tokens.ts';
import { PracticeToken } from '../../../practice/tokens/token.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { clustersOf, type Desk, Evening } from '../evening.ts';
import { type Kit } from './kit.ts';
import { type Machine, Program } from './machine.ts';
import { type Network } from './network.ts';
import { PASSWORDS } from './node.ts';

const USER = 'admin';
const SIGNING_MS = 800;

/** Where the program keeps what it keeps, below its mount. */
export const DATA = '/data';

/** The desk of the administrator of a kit's cluster, without its tokens. */
export function deskOf({ servers, identities }: Pick<Kit, 'servers' | 'identities'>): Omit<Desk, 'tokens'> {
  const [publisher] = servers;
  const [token] = identities.tokens;
  if (publisher === undefined || token === undefined) throw new Error('a cluster has a publisher and tokens');
  const { host, port, certificateSha256 } = publisher;
  return {
    host,
    port,
    certificateSha256,
    username: USER,
    password: PASSWORDS.get(USER) ?? '',
    signer: { serial: token.serial, certificateSha256: sha256Hex(token.certificate) },
    spare: identities.spareTokens.map(({ serial, certificate }) => ({ serial, certificate: Buffer.from(certificate).toString('base64') })),
  };
}

/** Tokens that take their time by the clock of this world. */
function tokensOf({ identities }: Kit, program: Program): TokenPort {
  const inserted = [...identities.tokens, ...identities.spareTokens].map((identity) => new PracticeToken(identity));
  return {
    module: { path: 'practice', description: 'Tokens', manufacturer: 'Tests' },
    list: () => (program.alive ? Promise.resolve(ok({ tokens: inserted.map(({ description }) => description), others: [], slots: 4 })) : new Promise(() => undefined)),
    sign: ({ serial, digest, data, pin }, options) =>
      new Promise((resolve) => {
        const token = inserted.find((one) => one.serial === serial);
        program.clock.after(SIGNING_MS, () => {
          pin.wipe();
          if (options?.signal?.aborted === true) resolve(fail('token.cancelled', serial));
          else resolve(token === undefined ? fail('token.not-found', serial, { serial }) : ok(token.sign(digest, data)));
        });
      }),
    close: () => Promise.resolve(),
  };
}

/** The program on the desk of the administrator, from one start to its end. */
export class Administrator {
  readonly program: Program;
  readonly engine: Engine;
  readonly evening: Evening;
  /** What was written into the log as a fault. */
  readonly faults: string[] = [];

  constructor(machine: Machine, network: Network, kit: Kit) {
    const program = new Program(machine);
    const desk = deskOf(kit);
    this.program = program;
    this.engine = createEngine({
      spawnHost: () => {
        throw new Error('there is no library here');
      },
      spawnSshHost: () => {
        throw new Error('there is no SSH here');
      },
      documents: '',
      practiceClusters: clustersOf({ ...desk, tokens: tokensOf(kit, program) }),
      dataDir: `${program.mount}${DATA}`,
      clock: program.clock,
      dial: network.dialler(program),
      files: program.files,
      log: { info: () => undefined, error: (message, facts) => this.faults.push(`${message} ${JSON.stringify(facts)}`) },
      pickFile: null,
      openFolder: null,
      holder: 'faults',
      program: '0.0.0',
      operator: 'nobody',
      language: 'en',
    });
    this.evening = new Evening(this.engine, desk);
  }
}
