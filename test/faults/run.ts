import { sha256Hex } from '../../core/trust/digests.ts';
import { choicesFor } from '../../shared/domain/choices.ts';
import { type ChangeReport } from '../../shared/domain/report.ts';
import { type SecurityMode } from '../../shared/domain/server.ts';
import { reportSentences } from '../../shared/texts/sentences/report.ts';
import { Random } from '../helpers/random.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { Fault } from './fault.ts';
import { type Evidence, type ReportEvidence, type ServerEvidence } from './judge/evidence.ts';
import { judge } from './judge/verdict.ts';
import { endsTheProgram, type Kind, type Place, type Setup } from './matrix.ts';
import { DATA } from './world/administrator.ts';
import { type Kit } from './world/kit.ts';
import { Scene } from './world/scene.ts';

const MINUTE = 60_000;
const PIN = 'Cisco123';

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

const MODES: Readonly<Record<Setup, readonly [before: SecurityMode, asked: 'mixed' | 'non-secure' | 'update']>> = {
  'non-secure': ['mixed', 'non-secure'],
  mixed: ['non-secure', 'mixed'],
  update: ['mixed', 'update'],
  trust: ['mixed', 'non-secure'],
  idle: ['mixed', 'non-secure'],
  cancelled: ['mixed', 'non-secure'],
  resumed: ['mixed', 'non-secure'],
};

/** One change from the sign-in to the report, what goes wrong in it, and the next evening. */
class Run {
  readonly #plan: RunPlan;
  readonly #scene: Scene;
  readonly #random: Random;
  readonly #faults: readonly Fault[];
  readonly #reports: ReportEvidence[] = [];
  readonly #modes: (typeof MODES)[Setup];
  #stuck = '';
  #named: readonly string[] = [];
  #startedAgain = false;
  #isSettled = true;
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
      if (await this.#prepare()) await this.#change();
      await this.#nextEvening();
      const evidence = this.#evidence();
      const planned = this.#faults.slice(0, this.#plan.faults.length);
      return {
        how: planned.map(({ fired, how }) => (fired ? how : '')),
        moments: planned.map(({ seen }) => seen),
        violations: judge(evidence),
        reports: this.#reports.map(({ sentences }) => sentences),
        resumed: this.#resumed,
        took: this.#took,
      };
    } finally {
      scene.bury();
    }
  }

  /** Waits for a call; false where the program died, or nothing came for an hour. */
  async #answered(call: Promise<{ readonly ok: boolean; readonly error?: unknown }>): Promise<boolean> {
    let answer: { readonly ok: boolean; readonly error?: unknown } | undefined;
    call.then(
      (value) => (answer = value),
      (error: unknown) => (answer = { ok: false, error }),
    );
    const { program } = this.#scene;
    await this.#scene.time.pass(() => answer !== undefined || !program.alive, 60 * MINUTE);
    return answer?.ok === true;
  }

  /** Up to the preview. */
  async #prepare(): Promise<boolean> {
    const { administrator } = this.#scene;
    const choices = choicesFor(this.#modes[1]);
    const spare = this.#plan.kit.identities.spareTokens.map(({ serial, certificate }) => ({ serial, certificate: Buffer.from(certificate).toString('base64') }));
    const steps = [
      () => administrator.signIn(),
      () => administrator.call('chooseMode', { mode: this.#modes[1] }),
      () => administrator.call('openModule', { path: 'practice' }),
      () => administrator.call('chooseToken', administrator.signer),
      ...(this.#plan.setup === 'trust' ? [() => administrator.call('setChoices', { choices: { ...choices, addTokens: spare.slice(0, 1), phoneSastTrust: true } })] : []),
    ];
    for (const step of steps) {
      if (await this.#answered(step())) continue;
      this.#stuck = `could not be prepared: ${JSON.stringify(administrator.state.error)}`;
      return false;
    }
    return true;
  }

  async #change(): Promise<void> {
    const scene = this.#scene;
    const { administrator, time } = scene;
    if (this.#plan.setup === 'idle') for (const wire of scene.network.wires) wire.reset();
    await time.drain(100);
    scene.arm(this.#faults);
    if (this.#plan.setup === 'cancelled') {
      administrator.onState = ({ job }) => {
        const isStaged = job?.steps.some(({ kind, status }) => kind === 'stage' && status === 'proved') === true;
        if (isStaged) void administrator.call('cancel', {});
      };
    }
    const plan = administrator.state.plan;
    const began = time.now;
    const consents = plan?.findings.filter(({ severity }) => severity === 'consent').map(({ rule }) => rule) ?? [];
    if (!(await this.#answered(administrator.call('apply', { planId: plan?.id ?? '', pin: PIN, consents })))) {
      if (administrator.program.alive) this.#stuck = `did not begin: ${JSON.stringify(administrator.state.error)}`;
      return;
    }
    await this.#ended('change', began);
  }

  /** Waits for the end of a job, and for everything that is on its way; then looks at what was said. */
  async #ended(what: ReportEvidence['what'], began: number): Promise<void> {
    const { administrator, time } = this.#scene;
    const { program } = administrator;
    const isOver = await time.pass(() => administrator.state.busy === null || !program.alive, 60 * MINUTE);
    if (!program.alive) return;
    if (!isOver) {
      this.#stuck = `${what}: ${administrator.state.busy ?? ''} after an hour`;
      return;
    }
    const { report } = administrator.state;
    const at = time.now;
    this.#took = at - began;
    // Late messages, and servers that come back.
    await time.drain(4 * MINUTE);
    if (report !== null) this.#keep(what, report, at);
  }

  #keep(what: ReportEvidence['what'], report: ChangeReport, at: number): void {
    const prefix = `${DATA}/changes/${report.id}/`;
    const { disk } = this.#scene.desk;
    const folder = new Map(disk.below(`${DATA}/changes`).filter((file) => file.startsWith(prefix)).map((file) => [file.slice(prefix.length), disk.read(file)]));
    const texts = LANGUAGES.en;
    const kept = report.kept ? texts.report.kept : texts.report.keptPartly;
    this.#reports.push({ what, at, sentences: [...reportSentences(report, texts), kept], folder, servers: this.#servers() });
  }

  /** The program is started again, whatever became of it; what is unfinished is finished or undone. */
  async #nextEvening(): Promise<void> {
    const scene = this.#scene;
    await scene.time.drain(4 * MINUTE);
    await scene.mend();
    if (scene.program.alive) await this.#answered(scene.administrator.engine.close().then(() => ({ ok: true })));
    scene.startAgain();
    this.#startedAgain = true;
    await this.#settle();
  }

  async #settle(): Promise<void> {
    await this.#scene.time.drain(1000);
  }

  #servers(): readonly ServerEvidence[] {
    return this.#scene.nodes.map((node) => ({ name: node.name, isPublisher: node.isPublisher, files: node.files(), served: [...node.served], modes: [...node.modes] }));
  }

  #evidence(): Evidence {
    const { desk, second, nodes, received } = this.#scene;
    const [modeBefore, kind] = this.#modes;
    const { ctlFile, foreignFile } = this.#plan.kit;
    const faults = this.#faults.filter(({ fired }) => fired);
    return {
      before: sha256Hex(ctlFile[modeBefore]),
      foreign: sha256Hex(foreignFile[modeBefore]),
      modeBefore,
      modeAsked: kind === 'update' ? modeBefore : kind,
      mustBeWhole: faults.every(({ passes }) => passes),
      mayBeForeign: second.wrote,
      mayBeStagedByOthers: second.staged,
      reports: this.#reports,
      changes: new Map(desk.disk.below(`${DATA}/changes`).map((file) => [file.slice(`${DATA}/changes/`.length), desk.disk.read(file)])),
      messages: received,
      servers: this.#servers(),
      namedUnfinished: this.#named,
      startedAgain: this.#startedAgain,
      isSettled: this.#isSettled,
      stuck: faults.some((fault) => endsTheProgram(fault.kind)) ? '' : this.#stuck,
      problems: [...nodes.flatMap(({ problems }) => problems).filter((problem) => !/a fault of the provider|killed/.test(problem)), ...this.#scene.administrator.faults],
    };
  }
}

export const runOnce = (plan: RunPlan): Promise<RunEnd> => new Run(plan).run();
