import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sha256Hex } from '../../../core/trust/digests.ts';
import { identityPem } from '../../../practice/identities/recipe.ts';
import { fillNodeFolder } from '../../../practice/nodes/folder.ts';
import { type ProviderConfig } from '../../../provider/config.ts';
import { Random } from '../../helpers/random.ts';
import { type MessageEvidence, type ReportEvidence, type ServerEvidence } from '../judge/evidence.ts';
import { judge } from '../judge/verdict.ts';
import { deskOf } from '../world/administrator.ts';
import { endsTheProgram } from '../matrix.ts';
import { MODES } from '../run.ts';
import { type Kit } from '../world/kit.ts';
import { type Applies, type Task, type Told } from './program.ts';
import { type ProviderWord } from './provider.ts';
import { type GroundWord } from './ground.ts';
import { type OnRequest, type Passage, Proxy } from './proxy.ts';

/** What processes and a network can be made to do. */
export const PROCESS_KINDS = [
  'refused', 'dropped before', 'dropped after', 'reset', 'delayed', 'truncated', 'garbage', 'server error', 'program killed', 'provider killed',
  'power cut at the program', 'power cut at the server', 'disk full at the program', 'disk full at the server', 'clock jump at the program', 'clock jump at the server', 'second client',
] as const;
export type ProcessKind = (typeof PROCESS_KINDS)[number];

/** Changes that are made; each runs without anything else being prepared. */
export const PROCESS_SETUPS = ['non-secure', 'mixed', 'update'] as const;
export type ProcessSetup = (typeof PROCESS_SETUPS)[number];

const HOUR = 3_600_000;

export interface ProcessRun {
  readonly kit: Kit;
  readonly programs: { readonly provider: string; readonly program: string };
  readonly seed: number;
  readonly kind: ProcessKind;
  readonly setup: ProcessSetup;
  /** At which request of the change, from 1; 0 = none, to count them. */
  readonly at: number;
}

export interface ProcessRunEnd {
  readonly how: string;
  readonly requests: number;
  readonly violations: readonly string[];
  readonly resumed: string;
}

interface RealServer {
  readonly name: string;
  readonly isPublisher: boolean;
  readonly folder: string;
  readonly proxy: Proxy;
  config: ProviderConfig | null;
  process: ChildProcess | null;
  /** What it was seen to serve before. */
  readonly served: { readonly at: number; readonly sha256: string }[];
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function filesOf(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return new Map(await Promise.all(files.map(async (file) => [file.split(path.sep).join('/'), new Uint8Array(await readFile(path.join(folder, file)))] as const)));
}

const CTL = 'CTLFile.tlv';

/** What a server is seen to serve; what came and went between two looks is not known. */
function note({ served }: RealServer, bytes: Uint8Array | undefined, at?: number): void {
  const sha256 = bytes === undefined ? 'none' : sha256Hex(bytes);
  const last = served.at(-1);
  if (last?.sha256 !== sha256) served.push({ at: at ?? (last?.at ?? 0) + 1, sha256 });
}

/** Somebody puts a file there who asks no provider, as `utils ctl` does. */
async function overwrite(server: RealServer, bytes: Uint8Array): Promise<void> {
  const file = path.join(server.folder, CTL);
  note(server, await readFile(file), performance.now());
  await writeFile(`${file}.theirs`, bytes);
  await rename(`${file}.theirs`, file);
  note(server, bytes, performance.now());
}

/** One change by real processes over real TLS, and what goes wrong in it. */
class Real {
  readonly #run: ProcessRun;
  readonly #random: Random;
  readonly #modes: (typeof MODES)[ProcessSetup];
  readonly #servers: RealServer[] = [];
  readonly #messages: MessageEvidence[] = [];
  readonly #reports: ReportEvidence[] = [];
  #home = '';
  #program: ChildProcess | null = null;
  #requests = 0;
  #isArmed = false;
  #how = '';
  /** The plan was made and agreed to: what somebody else does from now on is not in it. */
  #isPlanned = false;
  #onReply: { readonly passage: Passage; readonly work: (record: Buffer) => Buffer | null } | null = null;
  readonly #comingBack: Promise<void>[] = [];

  constructor(run: ProcessRun) {
    this.#run = run;
    this.#random = new Random(run.seed);
    this.#modes = MODES[run.setup];
  }

  async run(): Promise<ProcessRunEnd> {
    this.#home = await mkdtemp(path.join(tmpdir(), 'open-ctl-faults-'));
    try {
      await this.#startServers();
      this.#isArmed = true;
      const [modeBefore, kind] = this.#modes;
      const first = await this.#evening({ change: kind });
      this.#isArmed = false;
      await Promise.all(this.#comingBack);
      const wish = this.#random.chance(2) ? ('finish' as const) : ('undo' as const);
      const second = await this.#evening({ resume: wish });
      const servers = await this.#evidence();
      const changes = await filesOf(path.join(this.#home, 'desk', 'changes'));
      const violations = judge({
        before: sha256Hex(this.#run.kit.ctlFile[modeBefore]),
        foreign: sha256Hex(this.#run.kit.foreignFile[modeBefore]),
        modeBefore,
        modeAsked: kind === 'update' ? modeBefore : kind,
        reports: this.#reports,
        changes,
        messages: this.#messages,
        servers,
        namedUnfinished: second?.named ?? [],
        resumedAs: second?.as === 'finish' || second?.as === 'undo' ? second.as : 'no',
        unsettled: second === null ? 'the second evening had no end' : second.trouble,
        stuck: first === null && !endsTheProgram(this.#run.kind) ? 'the change had no end' : '',
        problems: [],
      });
      return { how: this.#how, requests: this.#requests, violations, resumed: second?.as ?? 'nothing' };
    } finally {
      this.#program?.kill('SIGKILL');
      for (const { process: child, proxy } of this.#servers) {
        child?.kill('SIGKILL');
        proxy.close();
      }
      await rm(this.#home, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  async #startServers(): Promise<void> {
    const { kit } = this.#run;
    for (const { name, role } of kit.servers) {
      const server: RealServer = {
        name,
        isPublisher: role === 'publisher',
        folder: path.join(this.#home, name),
        proxy: new Proxy((passage, record) => this.#request(server, passage, record), (passage, record) => this.#reply(passage, record)),
        config: null,
        process: null,
        served: [{ at: 0, sha256: sha256Hex(kit.ctlFile[this.#modes[0]]) }],
      };
      await mkdir(server.folder);
      await fillNodeFolder(server.folder, role, kit.ctlFile[this.#modes[0]], this.#modes[0]);
      await server.proxy.listen();
      this.#servers.push(server);
    }
    // Servers that were added for more of them have certificates that are good for nothing but a CTL file: they present that of the first subscriber.
    const presentedBy = (name: string) => kit.identities.servers[Math.min(1, kit.identities.servers.findIndex((one) => one.name === name))]?.provider;
    const listed = kit.servers.map((server, index) => {
      const certificate = presentedBy(server.name)?.certificate;
      return { ...server, host: '127.0.0.1', port: this.#servers[index]?.proxy.port ?? 0, certificateSha256: certificate === undefined ? '' : sha256Hex(certificate) };
    });
    await Promise.all(
      this.#servers.map(async (server) => {
        const identity = kit.identities.servers.find(({ name }) => name === server.name);
        const presented = presentedBy(server.name);
        if (identity === undefined || presented === undefined) throw new Error(`no ${server.name}`);
        const { cert, key } = identityPem(presented);
        server.config = {
          name: server.name,
          role: identity.role,
          host: '127.0.0.1',
          port: 0,
          dataFolder: server.folder,
          tls: { certificate: cert, key },
          users: kit.users,
          ...(server.isPublisher ? { cluster: { release: '10.0.1.11900-2', autoRegistration: false, servers: listed, certificates: kit.certificates } } : {}),
        };
        await this.#startProvider(server);
      }),
    );
  }

  async #startProvider(server: RealServer): Promise<void> {
    const child = fork(this.#run.programs.provider, [], { serialization: 'advanced', execArgv: [] });
    server.process = child;
    const listening = new Promise<void>((resolve) => {
      child.on('message', (word: ProviderWord) => {
        if ('port' in word) {
          server.proxy.target = word.port;
          resolve();
        } else this.#messages.push({ at: performance.now(), server: server.name, ...word });
      });
    });
    child.send(server.config ?? {});
    await listening;
  }

  /** The program from its start to its end; `null` where it was killed. */
  async #evening(what: Task['what']): Promise<Told | null> {
    const { kit, programs } = this.#run;
    const child = fork(programs.program, [], { serialization: 'advanced', execArgv: [] });
    this.#program = child;
    // What it told last may come behind its end.
    const exit = Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
    const told: Told[] = [];
    let at = 0;
    child.on('message', (word: Told | Applies) => {
      if ('applies' in word) {
        this.#isPlanned = true;
        return;
      }
      told.push(word);
      at = performance.now();
    });
    const publisher = this.#servers.find(({ isPublisher }) => isPublisher);
    const task: Task = {
      desk: { ...deskOf(kit), host: '127.0.0.1', port: publisher?.proxy.port ?? 0 },
      tokens: kit.identities.tokens.map(({ serial, label, certificate, privateKey }) => ({ serial, label, certificate: Buffer.from(certificate).toString('base64'), key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() })),
      dataDir: path.join(this.#home, 'desk'),
      what,
    };
    child.send(task);
    await exit;
    const [word] = told;
    // Late messages, and servers that come back.
    await Promise.all(this.#comingBack);
    if (word !== undefined && word.sentences !== null) {
      const folder = await filesOf(path.join(this.#home, 'desk', 'changes', word.reportId));
      this.#reports.push({ what: word.as === 'nothing' ? 'change' : word.as, at, sentences: word.sentences, folder, servers: await this.#evidence() });
    }
    return word ?? null;
  }

  #evidence(): Promise<readonly ServerEvidence[]> {
    return Promise.all(
      this.#servers.map(async (server) => {
        const { name, isPublisher, folder } = server;
        const files = await filesOf(folder);
        note(server, files.get(CTL));
        return { name, isPublisher, files, served: [...server.served], modes: [], away: [], signInsVoidSince: null };
      }),
    );
  }

  readonly #reply: OnRequest = (passage, record) => {
    if (this.#onReply?.passage !== passage) return record;
    const { work } = this.#onReply;
    this.#onReply = null;
    return work(record);
  };

  #later(milliseconds: number, work: () => unknown): void {
    this.#comingBack.push(
      pause(milliseconds).then(async () => {
        await work();
      }),
    );
  }

  #request(server: RealServer, passage: Passage, record: Buffer): Buffer | null {
    if (!this.#isArmed) return record;
    this.#requests += 1;
    const isMoment = this.#run.kind === 'second client' ? this.#isPlanned && this.#how === '' && this.#run.at > 0 && this.#requests >= this.#run.at : this.#requests === this.#run.at;
    if (!isMoment) return record;
    const early = this.#random.chance(2);
    this.#how = early ? 'early' : 'late';
    const { kind } = this.#run;
    switch (kind) {
      case 'refused':
        server.proxy.refuses = true;
        this.#later(300 + this.#random.below(3000), () => (server.proxy.refuses = false));
        passage.near.resetAndDestroy();
        passage.far.destroy();
        return null;
      case 'dropped before':
        passage.isSilent = true;
        return null;
      case 'dropped after':
        return this.#atReply(passage, record, () => {
          passage.isSilent = true;
          return null;
        });
      case 'reset': {
        const reset = (): null => {
          passage.near.resetAndDestroy();
          passage.far.resetAndDestroy();
          return null;
        };
        return early ? reset() : this.#atReply(passage, record, reset);
      }
      case 'delayed':
        // Everything of this connection arrives, the end of it too, but later than anybody waits.
        passage.isSilent = true;
        this.#later(17_000, () => passage.far.write(record, () => passage.far.end()));
        return null;
      case 'truncated':
        if (!early) {
          return this.#atReply(passage, record, (reply) => {
            passage.near.end(reply.subarray(0, 1 + this.#random.below(reply.length - 1)));
            return null;
          });
        }
        passage.far.end(record.subarray(0, 1 + this.#random.below(record.length - 1)));
        return null;
      case 'garbage': {
        const bend = (bytes: Buffer): Buffer => {
          const bent = Buffer.from(bytes);
          const at = bent.length - 1 - this.#random.below(bent.length - 5);
          bent.writeUInt8(bent.readUInt8(at) ^ 0x55, at);
          return bent;
        };
        return early ? bend(record) : this.#atReply(passage, record, bend);
      }
      case 'server error':
        this.#shake(server.process, { disk: 'EIO' }, { disk: null });
        return record;
      case 'disk full at the server':
        this.#shake(server.process, { disk: 'ENOSPC' }, { disk: null });
        return record;
      case 'disk full at the program':
        this.#shake(this.#program, { disk: 'ENOSPC' }, { disk: null });
        return record;
      case 'clock jump at the program':
      case 'clock jump at the server':
        (kind === 'clock jump at the server' ? server.process : this.#program)?.send({ clock: this.#random.pick([-9600, -24, -1, 1, 24, 9600]) * HOUR } satisfies GroundWord);
        return record;
      case 'second client': {
        const written = early ? [server] : this.#servers;
        this.#later(0, () => Promise.all(written.map((one) => overwrite(one, this.#run.kit.foreignFile[this.#modes[0]]))));
        return record;
      }
      case 'power cut at the program':
        for (const { proxy } of this.#servers) proxy.silence();
        this.#program?.kill('SIGKILL');
        return null;
      case 'power cut at the server':
        server.proxy.silence();
        server.proxy.isDark = true;
        server.process?.kill('SIGKILL');
        this.#later(500 + this.#random.below(20_000), async () => {
          await this.#startProvider(server);
          server.proxy.isDark = false;
        });
        return null;
      case 'program killed':
        if (!early) return this.#atReply(passage, record, () => (this.#program?.kill('SIGKILL'), null));
        setTimeout(() => this.#program?.kill('SIGKILL'), this.#random.below(6));
        return record;
      case 'provider killed': {
        const kill = (): void => {
          server.process?.kill('SIGKILL');
          this.#later(200 + this.#random.below(2500), () => this.#startProvider(server));
        };
        if (!early) {
          return this.#atReply(passage, record, () => {
            kill();
            return null;
          });
        }
        setTimeout(kill, this.#random.below(6));
        return record;
      }
    }
  }

  /** Something is wrong with the machine under a process for some seconds. */
  #shake(child: ChildProcess | null, now: GroundWord, then: GroundWord): void {
    child?.send(now);
    this.#later(100 + this.#random.below(6000), () => child?.connected === true && child.send(then));
  }

  #atReply(passage: Passage, record: Buffer, work: (record: Buffer) => Buffer | null): Buffer {
    this.#onReply = { passage, work };
    return record;
  }
}

export const runProcesses = (run: ProcessRun): Promise<ProcessRunEnd> => new Real(run).run();
