import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sha256Hex } from '../../../core/trust/digests.ts';
import { Random } from '../../helpers/random.ts';
import { type Evidence, type MessageEvidence, type ReportEvidence } from '../judge/evidence.ts';
import { judge } from '../judge/verdict.ts';
import { MODES } from '../run.ts';
import { type Kit } from '../world/kit.ts';
import { BY_OTHERS } from './by-others.ts';
import { RealCluster } from './cluster.ts';
import { RealDesk } from './desk.ts';
import { mayEndTheProgram, type ProcessKind, type ProcessSetup } from './kinds.ts';
import { ON_THE_WAY } from './on-the-way.ts';
import { type Task, type Told } from './program.ts';
import { type Passage } from './proxy.ts';
import { type RealEffect, type RealScene } from './scene.ts';
import { SecondDesk } from './second-desk.ts';
import { type RealServer } from './server.ts';
import { UNDER_THE_PROGRAMS } from './under-the-programs.ts';

/** The built programs of a run, by path. */
export interface Programs {
  readonly provider: string;
  readonly program: string;
  readonly second: string;
}

/** A request of a change, from 1; 0 = none, to count them. */
export interface Moment {
  /** Counted from the last click on, or from the sign-in. */
  readonly isBehindPlan: boolean;
  readonly request: number;
}

export interface ProcessRun {
  readonly kit: Kit;
  readonly programs: Programs;
  readonly seed: number;
  readonly kind: ProcessKind;
  readonly setup: ProcessSetup;
  readonly at: Moment;
  /** Where everything of a run that was not as promised is kept; `null` = nowhere. */
  readonly keepIn: string | null;
}

export interface ProcessRunEnd {
  /** Empty = it did not go off. */
  readonly how: string;
  readonly requests: number;
  /** Of these, behind the last click. */
  readonly behindPlan: number;
  readonly violations: readonly string[];
  readonly resumed: string;
}

/** All that is waited for in a change and in the evening behind it, and as much again. */
const MOST_MS = 360_000;

const EFFECTS: Readonly<Record<ProcessKind, RealEffect>> = { ...ON_THE_WAY, ...UNDER_THE_PROGRAMS, ...BY_OTHERS };

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One change by real processes over real TLS, and what goes wrong in it. */
class Real {
  readonly #run: ProcessRun;
  readonly #home: string;
  readonly #modes: (typeof MODES)[ProcessSetup];
  readonly #cluster: RealCluster;
  readonly #desk: RealDesk;
  readonly #second: SecondDesk | null;
  readonly #scene: RealScene;
  readonly #messages: MessageEvidence[] = [];
  readonly #reports: ReportEvidence[] = [];
  readonly #comingBack: Promise<void>[] = [];
  #requests = 0;
  #behindPlan = 0;
  #isArmed = false;
  #isOver = false;
  #how = '';
  /** The plan was made and agreed to: what somebody else does from now on is not in it. */
  #isPlanned = false;
  #onReply: { readonly passage: Passage; readonly how: string; readonly work: (record: Buffer) => Buffer | null } | null = null;

  constructor(run: ProcessRun, home: string) {
    const { kit, programs, kind, setup, seed } = run;
    this.#run = run;
    this.#home = home;
    this.#modes = MODES[setup];
    const [before] = this.#modes;
    this.#cluster = new RealCluster(kit, before, home, programs.provider, {
      request: (server, passage, record) => this.#request(server, passage, record),
      reply: (passage, record) => this.#reply(passage, record),
      message: (message) => this.#messages.push(message),
    });
    this.#desk = new RealDesk(kit, programs.program, path.join(home, 'desk'));
    this.#second = kind === 'second client' ? new SecondDesk(programs.second) : null;
    const fire = (how: string): void => void (this.#how = how);
    this.#scene = {
      random: new Random(seed),
      cluster: this.#cluster,
      desk: this.#desk,
      second: this.#second,
      foreign: kit.foreignFile[before],
      fire,
      atReply: (passage, how, work) => (this.#onReply = { passage, how, work }),
      later: (milliseconds, work) => this.#later(milliseconds, work),
    };
  }

  async run(): Promise<ProcessRunEnd> {
    const late = AbortSignal.timeout(MOST_MS);
    const tooLate = new Promise<ProcessRunEnd>((resolve) => {
      late.onabort = () => resolve({ how: this.#how, requests: this.#requests, behindPlan: this.#behindPlan, violations: [`stuck: not over after ${MOST_MS / 1000} s`], resumed: 'nothing' });
    });
    const end = await Promise.race([this.#work(), tooLate]);
    if (end.violations.length > 0) await this.#keep({ end, messages: this.#messages, reports: this.#reports });
    return end;
  }

  close(): void {
    this.#isOver = true;
    this.#desk.kill();
    this.#second?.kill();
    this.#cluster.close();
  }

  async #work(): Promise<ProcessRunEnd> {
    const [modeBefore, kind] = this.#modes;
    await this.#cluster.start(modeBefore);
    const [publisher] = this.#run.kit.servers;
    await this.#second?.signIn({ host: '127.0.0.1', port: this.#cluster.port, certificateSha256: publisher?.certificateSha256 ?? '', file: this.#scene.foreign });
    this.#isArmed = true;
    const first = await this.#evening({ change: kind });
    this.#isArmed = false;
    // What did not go off by now belongs to no change any more: an answer may come when the program has ended.
    this.#onReply = null;
    for (const server of this.#cluster.servers) server.tell({ disk: null });
    await this.#everythingBack();
    const wish = this.#scene.random.chance(2) ? ('finish' as const) : ('undo' as const);
    const second = await this.#evening({ resume: wish });
    const evidence = await this.#evidence(first, second);
    return { how: this.#how, requests: this.#requests, behindPlan: this.#behindPlan, violations: judge(evidence), resumed: second?.as ?? 'nothing' };
  }

  #later(milliseconds: number, work: () => unknown): void {
    const begin = async (): Promise<void> => {
      if (!this.#isOver) await work();
    };
    this.#comingBack.push(pause(milliseconds).then(begin));
  }

  /** Late messages, and servers that come back, which may bring more of them. */
  async #everythingBack(): Promise<void> {
    for (let waited = 0; waited < this.#comingBack.length; ) {
      waited = this.#comingBack.length;
      await Promise.all(this.#comingBack);
    }
  }

  async #evening(what: Task['what']): Promise<Told | null> {
    const told = await this.#desk.evening(this.#cluster.port, what, () => (this.#isPlanned = true));
    await this.#everythingBack();
    if (told !== null && told.sentences !== null) {
      this.#reports.push({ what: told.as === 'nothing' ? 'change' : told.as, at: told.at, sentences: told.sentences, folder: await this.#desk.changes(told.reportId), servers: await this.#servers() });
    }
    return told;
  }

  readonly #servers = () => Promise.all(this.#cluster.servers.map((server) => server.evidence()));

  async #evidence(first: Told | null, second: Told | null): Promise<Evidence> {
    const { kit, kind } = this.#run;
    const [modeBefore, asked] = this.#modes;
    return {
      before: sha256Hex(kit.ctlFile[modeBefore]),
      foreign: sha256Hex(kit.foreignFile[modeBefore]),
      modeBefore,
      modeAsked: asked === 'update' ? modeBefore : asked,
      reports: this.#reports,
      changes: await this.#desk.changes(),
      messages: this.#messages,
      servers: await this.#servers(),
      namedUnfinished: second?.named ?? [],
      resumedAs: second?.as === 'finish' || second?.as === 'undo' ? second.as : 'no',
      unsettled: second === null ? 'the second evening had no end' : second.trouble,
      stuck: first === null && !mayEndTheProgram(kind) ? 'the change had no end' : '',
      problems: [],
    };
  }

  #reply(passage: Passage, record: Buffer): Buffer | null {
    if (this.#onReply?.passage !== passage) return record;
    const { work, how } = this.#onReply;
    this.#onReply = null;
    this.#how = how;
    return work(record);
  }

  #request(server: RealServer, passage: Passage, record: Buffer): Buffer | null {
    if (!this.#isArmed) return record;
    this.#requests += 1;
    if (this.#isPlanned) this.#behindPlan += 1;
    return this.#isMoment() ? EFFECTS[this.#run.kind](this.#scene, { server, passage, record }) : record;
  }

  #isMoment(): boolean {
    const { isBehindPlan, request } = this.#run.at;
    return isBehindPlan ? this.#isPlanned && this.#behindPlan === request : this.#requests === request;
  }

  async #keep(evidence: object): Promise<void> {
    const { keepIn, seed } = this.#run;
    if (keepIn === null) return;
    const folder = path.join(keepIn, String(seed));
    await mkdir(folder, { recursive: true });
    await cp(this.#home, folder, { recursive: true });
    const servers = (await this.#servers()).map(({ name, served, modes, looks }) => ({ name, served, modes, looks }));
    await writeFile(path.join(folder, 'evidence.json'), JSON.stringify({ ...evidence, servers }, (_, value: unknown) => (value instanceof Uint8Array || value instanceof Map ? undefined : value), 1));
  }
}

export async function runProcesses(run: ProcessRun): Promise<ProcessRunEnd> {
  const home = await mkdtemp(path.join(tmpdir(), 'open-ctl-faults-'));
  const real = new Real(run, home);
  try {
    return await real.run();
  } finally {
    real.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
