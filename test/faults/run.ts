import { sha256Hex } from '../../core/trust/digests.ts';
import { type ChangeKind } from '../../shared/domain/change-kind.ts';
import { type ChangeReport } from '../../shared/domain/report.ts';
import { type SecurityMode } from '../../shared/domain/server.ts';
import { Random } from '../helpers/random.ts';
import { Fault } from './fault.ts';
import { type Evidence, type ReportEvidence, type ServerEvidence } from './judge/evidence.ts';
import { judge } from './judge/verdict.ts';
import { endsTheProgram, type Kind, type Place, type Setup } from './matrix.ts';
import { sentencesOf } from './sentences.ts';
import { DATA } from './world/administrator.ts';
import { type Kit } from './world/kit.ts';
import { Scene } from './world/scene.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Nobody starts a program more often in one night. */
const MOST_STARTS = 4;

/** A fault at one of the moments of its place. */
export interface PlannedFault {
  readonly place: Place;
  readonly kind: Kind;
  /** From 1; `0` = none of them, to count the moments. */
  readonly at: number;
}

export interface RunPlan {
  readonly kit: Kit;
  readonly seed: number;
  readonly setup: Setup;
  readonly faults: readonly PlannedFault[];
}

export interface RunEnd {
  /** By fault: how it went off; empty = it did not. */
  readonly how: readonly string[];
  /** By fault: how often its place came about. */
  readonly moments: readonly number[];
  readonly violations: readonly string[];
  readonly reports: readonly (readonly string[])[];
  readonly resumed: 'no' | 'finish' | 'undo';
  /** Virtual milliseconds from the last click to the report; -1 = there was none. */
  readonly took: number;
}

export const MODES: Readonly<Record<Setup, readonly [before: SecurityMode, asked: ChangeKind]>> = {
  'non-secure': ['mixed', 'non-secure'],
  mixed: ['non-secure', 'mixed'],
  update: ['mixed', 'update'],
  trust: ['mixed', 'non-secure'],
  idle: ['mixed', 'non-secure'],
  cancelled: ['mixed', 'non-secure'],
  resumed: ['mixed', 'non-secure'],
  away: ['mixed', 'non-secure'],
};

/** Longer than anything waits for a server, and than a report takes to be looked at. */
const AWAY_MS = 15 * MINUTE;

/** One change from the sign-in to the report, what goes wrong in it, and the evening after. */
class Run {
  readonly #plan: RunPlan;
  readonly #scene: Scene;
  readonly #random: Random;
  readonly #faults: readonly Fault[];
  readonly #reports: ReportEvidence[] = [];
  readonly #modes: (typeof MODES)[Setup];
  readonly #problems: string[] = [];
  #stuck = '';
  #named: readonly string[] = [];
  #unsettled = '';
  #resumed: RunEnd['resumed'] = 'no';
  #took = -1;

  constructor(plan: RunPlan) {
    this.#plan = plan;
    this.#random = new Random(plan.seed);
    this.#modes = MODES[plan.setup];
    this.#scene = new Scene(plan.kit, this.#modes[0], this.#random);
    // A change is finished only where it was begun and left.
    const death: readonly PlannedFault[] = plan.setup === 'resumed' ? [{ place: { on: 'line', name: 'step commit' }, kind: 'program killed', at: 1 }] : [];
    this.#faults = [...plan.faults, ...death].map((fault) => new Fault(this.#scene, fault, this.#random));
  }

  async run(): Promise<RunEnd> {
    const scene = this.#scene;
    try {
      await scene.start();
      await this.#change();
      await this.#nextEvenings();
      const planned = this.#faults.slice(0, this.#plan.faults.length);
      return {
        how: planned.map(({ fired, how }) => (fired ? how : '')),
        moments: planned.map(({ seen }) => seen),
        violations: judge(this.#evidence()),
        reports: this.#reports.map(({ sentences }) => sentences),
        resumed: this.#resumed,
        took: this.#took,
      };
    } finally {
      scene.bury();
    }
  }

  /** Waits for something that the program does; `undefined` where it died, or nothing came for an hour. */
  async #awaited<T>(work: Promise<T>): Promise<T | undefined> {
    const got: T[] = [];
    work.then(
      (value) => got.push(value),
      (error: unknown) => this.#problems.push(String(error)),
    );
    const { program } = this.#scene;
    await this.#scene.time.pass(() => got.length > 0 || !program.alive, HOUR);
    return program.alive ? got[0] : undefined;
  }

  async #change(): Promise<void> {
    const scene = this.#scene;
    const { administrator, time } = scene;
    const { evening } = administrator;
    const trouble = await this.#awaited(evening.prepare(this.#modes[1], this.#plan.setup === 'trust'));
    if (trouble !== null) {
      this.#stuck = `could not be prepared: ${trouble ?? 'no answer'}`;
      return;
    }
    if (this.#plan.setup === 'idle') for (const wire of scene.network.wires) wire.reset();
    await time.drain(100);
    scene.arm(this.#faults);
    if (this.#plan.setup === 'cancelled') {
      evening.onState(({ job }) => {
        const isStaged = job?.steps.some(({ kind, status }) => kind === 'stage' && status === 'proved') === true;
        if (isStaged && administrator.program.alive) void evening.call('cancel', {});
      });
    }
    if (this.#plan.setup === 'away') {
      const last = scene.nodes.at(-1);
      let isGone = false;
      evening.onState(({ job }) => {
        if (isGone || last === undefined || job?.steps.some(({ kind, status }) => kind === 'commit' && status === 'running') !== true) return;
        isGone = true;
        last.kill();
        time.after(AWAY_MS, () => void last.start());
      });
    }
    const began = time.now;
    const refused = await this.#awaited(evening.apply());
    if (refused === null) await this.#ended('change', began);
    else if (administrator.program.alive) this.#stuck = `did not begin: ${refused ?? 'no answer'}`;
  }

  /** Waits for the end of a job, and for everything that is on its way; then looks at what was said. */
  async #ended(what: ReportEvidence['what'], began: number): Promise<void> {
    const { administrator, time } = this.#scene;
    const { program, evening } = administrator;
    const isOver = await time.pass(() => evening.state.busy === null || !program.alive, HOUR);
    if (!program.alive) return;
    if (!isOver) {
      this.#stuck = `${what}: ${evening.state.busy ?? ''} after an hour`;
      return;
    }
    const { report } = evening.state;
    if (what === 'change') this.#took = time.now - began;
    // What is shown besides the report is read behind it, which may take its time.
    const at = this.#scene.reportedAt >= began ? this.#scene.reportedAt : time.now;
    // Late messages, and servers that come back.
    await time.drain(4 * MINUTE);
    if (report !== null) this.#keep(what, report, at);
  }

  #keep(what: ReportEvidence['what'], report: ChangeReport, at: number): void {
    const prefix = `${DATA}/changes/${report.id}/`;
    const { disk } = this.#scene.desk;
    const folder = new Map(disk.below(`${DATA}/changes`).filter((file) => file.startsWith(prefix)).map((file) => [file.slice(prefix.length), disk.read(file)]));
    this.#reports.push({ what, at, sentences: sentencesOf(report), folder, servers: this.#servers() });
  }

  /** The program is started again, whatever became of it; what is open is finished or undone. */
  async #nextEvenings(): Promise<void> {
    const scene = this.#scene;
    for (let start = 1; start <= MOST_STARTS; start += 1) {
      await scene.time.drain(4 * MINUTE);
      await scene.mend();
      if (scene.program.alive) await this.#awaited(scene.administrator.engine.close());
      this.#problems.push(...scene.administrator.faults);
      scene.startAgain();
      const isOver = await this.#settle();
      if (isOver) return;
    }
  }

  /** Returns whether nothing is left to be done in another evening. */
  async #settle(): Promise<boolean> {
    const { administrator, time } = this.#scene;
    const { evening, program } = administrator;
    await time.pass(() => evening.state.unfinished.changes.length > 0, 5000);
    const named = evening.state.unfinished.changes.map(({ id }) => id);
    if (named.length === 0) {
      this.#unsettled = '';
      return program.alive;
    }
    this.#named = named;
    let trouble = await this.#awaited(evening.signIn());
    // A person who sees that a server did not let them in, or was away, signs in once more before anything else.
    for (let again = 0; again < 2 && trouble === null && evening.state.cluster?.servers.some(({ signedIn }) => !signedIn) === true; again += 1) {
      await time.drain(MINUTE);
      await this.#awaited(evening.call('signOut', {}));
      trouble = await this.#awaited(evening.signIn());
    }
    if (trouble !== null) {
      this.#unsettled = trouble ?? 'died at the sign-in';
      return false;
    }
    await time.pass(() => (evening.state.unfinished.here?.found ?? null) !== null || !program.alive, MINUTE);
    const began = time.now;
    const wish = this.#random.chance(2) ? ('finish' as const) : ('undo' as const);
    const as = await this.#awaited(evening.resume(wish));
    if (as === undefined || typeof as === 'object') {
      this.#unsettled = as?.trouble ?? 'died before it was begun';
      return false;
    }
    this.#resumed = as;
    await this.#ended(as, began);
    this.#unsettled = program.alive ? '' : 'died meanwhile';
    // What could not be ended, since something went wrong in this evening too, is open still.
    return program.alive && evening.state.unfinished.changes.length === 0;
  }

  #servers(): readonly ServerEvidence[] {
    return this.#scene.nodes.map((node) => ({ name: node.name, isPublisher: node.isPublisher, files: node.files(), served: [...node.served], looks: null, modes: [...node.modes], away: node.away.map((one) => ({ ...one })), signInsVoidSince: node.signInsVoidSince }));
  }

  #evidence(): Evidence {
    const { desk, nodes, received, administrator } = this.#scene;
    const [modeBefore, kind] = this.#modes;
    const { ctlFile, foreignFile } = this.#plan.kit;
    const faults = this.#faults.filter(({ fired }) => fired);
    return {
      before: sha256Hex(ctlFile[modeBefore]),
      foreign: sha256Hex(foreignFile[modeBefore]),
      modeBefore,
      modeAsked: kind === 'update' ? modeBefore : kind,
      reports: this.#reports,
      changes: new Map(desk.disk.below(`${DATA}/changes`).map((file) => [file.slice(`${DATA}/changes/`.length), desk.disk.read(file)])),
      messages: received,
      servers: this.#servers(),
      namedUnfinished: this.#named,
      resumedAs: this.#resumed,
      unsettled: this.#unsettled,
      stuck: faults.some((fault) => endsTheProgram(fault.kind)) ? '' : this.#stuck,
      problems: [...nodes.flatMap(({ problems }) => problems).filter((problem) => !/a fault of the provider|killed/.test(problem)), ...[...this.#problems, ...administrator.faults].filter((problem) => !/file\.not-written/.test(problem))],
    };
  }
}

export const runOnce = (plan: RunPlan): Promise<RunEnd> => new Run(plan).run();
