import { makePlatformPlan } from '../../../core/change/by-command/make-plan.ts';
import { readPlatform } from '../../../core/change/by-command/read-cluster.ts';
import { recordByCommand } from '../../../core/change/by-command/record.ts';
import { runPlatformChange } from '../../../core/change/by-command/run.ts';
import { ChangeFolder } from '../../../core/change/folder.ts';
import { readPastChange } from '../../../core/change/past.ts';
import { type OwnCertificate } from '../../../shared/domain/platform/answers.ts';
import { fail } from '../../../shared/domain/result.ts';
import { platformReportSentences } from '../../../shared/texts/sentences/platform/report.ts';
import { MAKER } from '../../helpers/change-maker.ts';
import { LANGUAGES } from '../../helpers/every-text.ts';
import { must } from '../../helpers/must.ts';
import { Random } from '../../helpers/random.ts';
import { judgeCommand, type NodeEvidence } from '../judge/command.ts';
import { Machine, Program } from '../world/machine.ts';
import { lineNames } from '../world/lines.ts';
import { VirtualTime } from '../world/time.ts';
import { type Kind, type Place } from './matrix.ts';
import { Nodes, type Unusual } from './nodes.ts';

const ID = '20260314T230000Z-00000001';
const DATA = '/data';
const DAY = 86_400_000;

export interface CommandRunPlan {
  readonly certificate: OwnCertificate;
  readonly nodes: number;
  readonly seed: number;
  readonly place: Place;
  readonly kind: Kind;
  /** From 1; 0 = none, to count the moments. */
  readonly at: number;
}

export interface CommandRunEnd {
  readonly how: string;
  readonly moments: number;
  readonly violations: readonly string[];
}

/** One change by command, with one thing that goes wrong in it. */
class CommandRun {
  readonly #plan: CommandRunPlan;
  readonly #random: Random;
  readonly #time = new VirtualTime();
  readonly #desk = new Machine('desk', this.#time);
  #program = new Program(this.#desk);
  readonly #nodes: Nodes;
  #moments = 0;
  #how = '';
  #isForeign = false;
  #isArmed = false;
  /** The node whose answer to a reading was not understood: the port has tried it more than once by then. */
  #misread = '';

  constructor(plan: CommandRunPlan) {
    this.#plan = plan;
    this.#random = new Random(plan.seed);
    this.#nodes = new Nodes(plan.nodes, plan.certificate, (milliseconds, work) => void this.#time.after(milliseconds, work));
    this.#nodes.asked = (place, node) => this.#asked(place, node);
    this.#desk.disk.before = (call, file, bytes) => {
      if (call !== 'write' || bytes === undefined || !file.endsWith('/journal.jsonl')) return;
      for (const name of lineNames(bytes)) if (this.#isMoment(`line ${name}`)) this.#surroundings();
    };
  }

  async run(): Promise<CommandRunEnd> {
    const links = this.#nodes.links();
    const before = must(await readPlatform(links, fail('platform.axl-not-asked', '10.48.47.153')));
    const plan = must(makePlatformPlan({ id: ID, kind: 'non-secure', reading: before, olderNode: false }));
    const program = this.#program;
    const clock = program.clock;
    this.#isArmed = true;
    const seen: { problem: string; sentences: readonly string[] | null; held: readonly NodeEvidence[]; mode: string; isOver: boolean } = { problem: '', sentences: null, held: [], mode: '', isOver: false };
    runPlatformChange({
      plan,
      record: recordByCommand(plan.id, plan, { links, ...before }, MAKER),
      links,
      before,
      clock,
      folder: new ChangeFolder({ files: program.files, clock, dataDir: `${program.mount}${DATA}` }, ID, () => Promise.resolve('')),
      signal: new AbortController().signal,
      observer: { stepChanged: () => undefined, commitBegan: () => undefined, serverWaited: () => undefined },
    }).then(
      ({ end }) => {
        seen.isOver = true;
        if (end.kind === 'reported') seen.sentences = platformReportSentences(end.report, LANGUAGES.en);
      },
      (error: unknown) => {
        seen.isOver = true;
        seen.problem = String(error);
      },
    );
    await this.#time.pass(() => {
      if (!seen.isOver) {
        seen.held = this.#nodes.list.map(({ address, disk }) => ({ address, disk, isReadable: this.#nodes.isReadable(address) && address !== this.#misread }));
        seen.mode = this.#nodes.mode;
      }
      return seen.isOver || !program.alive;
    }, DAY);
    if (program.alive && !seen.isOver) seen.problem = 'no end after a day';
    await this.#time.drain(DAY);
    const named = await this.#nextStart();
    return {
      how: this.#how,
      moments: this.#moments,
      violations: judgeCommand({
        commands: this.#nodes.commands,
        before: Uint8Array.of(1),
        nodes: seen.held,
        mode: seen.mode,
        modeAsked: 'non-secure',
        sentences: program.alive ? seen.sentences : null,
        isBegun: seen.sentences !== null,
        journal: this.#journal(),
        named,
        isForeign: this.#isForeign,
        problem: seen.problem,
      }),
    };
  }

  #journal(): string {
    return this.#desk.disk.look(`${DATA}/changes/${ID}/journal.jsonl`)?.toString() ?? '';
  }

  async #nextStart(): Promise<string> {
    this.#isArmed = false;
    this.#desk.disk.full = false;
    const next = new Program(this.#desk);
    let named: string | undefined;
    void readPastChange({ files: next.files, dataDir: `${next.mount}${DATA}` }, ID).then((change) => (named = change?.outcome ?? ''));
    await this.#time.pass(() => named !== undefined, DAY);
    return named ?? '';
  }

  #isMoment(place: string): boolean {
    if (!this.#isArmed || place !== this.#plan.place) return false;
    this.#moments += 1;
    return this.#moments === this.#plan.at;
  }

  #asked(place: string, node: string): Unusual | null {
    if (!this.#program.alive) return { kind: 'never', works: false };
    if (!this.#isMoment(place)) return null;
    if (place !== 'change') this.#misread = node;
    const late = 1000 * (60 + this.#random.below(600));
    const byChance = this.#random.chance(2);
    switch (this.#plan.kind) {
      case 'refused':
        this.#how = 'refused';
        return place === 'change' ? { kind: 'refused' } : { kind: 'unknown', reason: 'words-unknown', works: false };
      case 'dropped before':
        this.#how = 'lost on its way';
        return { kind: 'no-answer', error: 'connect.timeout', works: null };
      case 'dropped after':
        this.#how = 'the answer was lost';
        return { kind: 'no-answer', error: 'connect.timeout', works: 0 };
      case 'reset':
        this.#how = byChance ? 'reset before' : 'reset behind';
        return { kind: 'no-answer', error: 'connect.lost', works: byChance ? null : 0 };
      case 'delayed':
        this.#how = `${late / 1000} s late`;
        return { kind: 'no-answer', error: 'connect.timeout', works: late };
      case 'truncated':
        this.#how = 'cut';
        return { kind: 'unknown', reason: 'incomplete', works: true };
      case 'garbage':
        this.#how = 'garbage';
        return { kind: 'unknown', reason: byChance ? 'contradictory' : 'interrupted', works: true };
      case 'server error':
        this.#how = byChance ? 'an error, and nothing done' : 'an error, and done';
        return { kind: 'unknown', reason: 'words-unknown', works: !byChance };
      case 'node restarted':
        this.#how = 'the node was restarted';
        this.#nodes.restart(node);
        return { kind: 'no-answer', error: 'connect.lost', works: byChance ? null : 0 };
      case 'program killed':
      case 'power cut at the program':
        this.#surroundings();
        return { kind: 'never', works: byChance };
      case 'disk full at the program':
      case 'clock jump at the program':
      case 'second client':
        this.#surroundings();
        return null;
    }
  }

  /** What happens to the computer, or to the cluster by others. */
  #surroundings(): void {
    const { kind } = this.#plan;
    this.#how = kind;
    if (kind === 'program killed' || kind === 'power cut at the program') {
      this.#program.kill();
      if (kind !== 'program killed') this.#desk.disk.cutPower(this.#random);
    } else if (kind === 'disk full at the program') this.#desk.disk.full = true;
    else if (kind === 'clock jump at the program') this.#desk.offset += this.#random.pick([-400 * DAY, -DAY, DAY, 400 * DAY]);
    else if (kind === 'node restarted') this.#nodes.restart(this.#random.pick(this.#nodes.list).address);
    else if (kind === 'second client') {
      this.#isForeign = true;
      if (this.#random.chance(2)) this.#nodes.mode = this.#nodes.mode === 'mixed' ? 'non-secure' : 'mixed';
      else this.#nodes.foreign();
    }
  }
}

export const runCommand = (plan: CommandRunPlan): Promise<CommandRunEnd> => new CommandRun(plan).run();
