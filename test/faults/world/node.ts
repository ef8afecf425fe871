import { sha256Hex } from '../../../core/trust/digests.ts';
import { boundsOf, type ProviderConfig } from '../../../provider/config.ts';
import { type EventBody } from '../../../provider/events.ts';
import { openNode } from '../../../provider/open-node.ts';
import { serveSession } from '../../../provider/session.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { type Kit } from './kit.ts';
import { Machine, Program } from './machine.ts';
import { type Reach } from './network.ts';
import { type VirtualTime } from './time.ts';

const FOLDER = '/data';

/** How long a sign-in holds behind a restart, by the time of day (docs/protocol.md, `ticketSeconds`). */
const TICKET_MS = 14_400_000;

/** Messages whose answer says a mode, or that it is set. */
const TELLS_MODE: ReadonlySet<string> = new Set(['setMode', 'state', 'cluster']);

/** One server of the cluster: its machine, its CTL Provider, and everything that it ever served. */
export class ServerNode {
  readonly name: string;
  readonly machine: Machine;
  readonly #kit: Kit;
  #provider: Program | null = null;
  #listening: Reach = 'refused';
  /** Called for each event of its provider, before what comes next. */
  onEvent: (event: EventBody) => void = () => undefined;
  /** SHA-256 of what phones were given, in the order of time; `none` = nothing. */
  readonly served: { readonly at: number; readonly sha256: string; readonly bytes: Buffer | null }[] = [];
  /** Of the publisher: the modes in the order of time. */
  readonly modes: { readonly at: number; readonly mode: string }[] = [];
  /** When nothing of it could be reached, in the order of time; `null` = still so. */
  readonly away: { readonly from: number; to: number | null }[] = [];
  /** Since when sign-ins from before are void, because its provider was started with a clock that is behind their end; `null` = they are not. */
  signInsVoidSince: number | null = null;
  /** Whether an answer was given since the last of them came. */
  #isModeTold = true;
  /** Faults of the provider itself. */
  readonly problems: string[] = [];

  constructor(name: string, time: VirtualTime, kit: Kit) {
    this.name = name;
    this.#kit = kit;
    this.machine = new Machine(name, time);
    this.machine.disk.changed = (file) => this.#look(file);
  }

  get isPublisher(): boolean {
    return this.#kit.servers.find(({ name }) => name === this.name)?.role === 'publisher';
  }

  get reach(): Reach {
    return this.#listening;
  }

  #become(reach: Reach): void {
    this.#listening = reach;
    const last = this.away.at(-1);
    const wasAway = last !== undefined && last.to === null;
    if (typeof reach === 'string' && !wasAway) this.away.push({ from: this.machine.time.now, to: null });
    if (typeof reach !== 'string' && wasAway) last.to = this.machine.time.now;
  }

  /** Puts there what it holds at the start. */
  fill(file: Uint8Array | null, mode: SecurityMode): void {
    const { disk } = this.machine;
    if (file !== null) disk.place(`${FOLDER}/CTLFile.tlv`, file);
    if (this.isPublisher && file !== null) disk.place(`${FOLDER}/mode.json`, Buffer.from(JSON.stringify({ mode, fileSha256: sha256Hex(file) })));
  }

  /** The files of its data folder. */
  files(): ReadonlyMap<string, Buffer> {
    const { disk } = this.machine;
    return new Map(disk.below(FOLDER).map((file) => [file.slice(FOLDER.length + 1), disk.read(file)]));
  }

  /** Somebody puts a file there who asks no provider, as `utils ctl` does. */
  overwrite(file: Uint8Array): void {
    this.machine.disk.place(`${FOLDER}/CTLFile.tlv`, file);
  }

  /** As its supervisor does it: a provider that cannot start is started again a second later. */
  async start(): Promise<void> {
    try {
      await this.#listen();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) this.problems.push(`does not start: ${String(error)}`);
      this.machine.time.after(1000, () => void this.start());
    }
  }

  async #listen(): Promise<void> {
    const program = new Program(this.machine);
    this.#provider = program;
    const { certificates, servers, users, presented } = this.#kit;
    const config: ProviderConfig = {
      name: this.name,
      role: this.isPublisher ? 'publisher' : 'subscriber',
      host: this.name,
      port: 2444,
      dataFolder: `${program.mount}${FOLDER}`,
      tls: { certificate: '', key: '' },
      users,
      ...(this.isPublisher ? { cluster: { release: '10.0.1.11900-2', autoRegistration: false, servers, certificates } } : {}),
    };
    await program.files.makeFolder(config.dataFolder);
    const emit = (event: EventBody): void => {
      if (event.kind === 'refused' && event.reason === 'fault' && program.alive) this.problems.push(event.detail);
      this.onEvent(event);
      // What a dead program would do next does not happen.
      if (!program.alive && (event.kind === 'request' || event.kind === 'reply')) throw new Error('killed');
      if (event.kind === 'reply' && TELLS_MODE.has(event.name)) this.#isModeTold = true;
    };
    const bounds = boundsOf(config);
    const node = await openNode(config, { files: program.files, clock: program.clock, bounds, emit, port: () => 2444 });
    let sessions = 0;
    const certificate = presented.get(this.name);
    if (certificate === undefined || !program.alive) return;
    if (this.machine.offset > TICKET_MS) this.signInsVoidSince ??= this.machine.time.now;
    this.#become({
      program,
      certificate,
      accept: (stream) => serveSession(stream, { node, bounds, emit, session: (sessions += 1) }),
    });
  }

  /** The provider dies as by `kill -9`; whoever dials is refused. */
  kill(): void {
    this.#become('refused');
    this.#provider?.kill();
  }

  /** The whole machine is without power; whoever dials hears nothing. */
  darken(): void {
    this.kill();
    this.#become('silent');
  }

  refuse(): () => void {
    const before = this.#listening;
    this.#become('refused');
    return () => {
      if (this.#listening === 'refused' && typeof before !== 'string' && before.program.alive) this.#become(before);
    };
  }

  bury(): void {
    this.#provider?.kill();
  }

  #look(file: string): void {
    const { disk, time } = this.machine;
    if (file === `${FOLDER}/CTLFile.tlv`) {
      const bytes = disk.look(file);
      const sha256 = bytes === null ? 'none' : sha256Hex(bytes);
      if (this.served.at(-1)?.sha256 !== sha256) this.served.push({ at: time.now, sha256, bytes });
    }
    if (file === `${FOLDER}/mode.json`) {
      const [, mode = 'non-secure'] = /"mode":"([a-z-]+)"/.exec(disk.look(file)?.toString() ?? '') ?? [];
      if (this.modes.at(-1)?.mode === mode) return;
      // A mode that was not sure on the disk, and of which no answer told, was never set: the power cut that took it back changed nothing.
      if (this.#listening === 'silent' && !this.#isModeTold && this.modes.at(-2)?.mode === mode) {
        this.modes.pop();
        this.#isModeTold = true;
        return;
      }
      this.modes.push({ at: time.now, mode });
      this.#isModeTold = false;
    }
  }
}

export const PASSWORDS: ReadonlyMap<string, string> = new Map([
  ['admin', 'correct horse'],
  ['second', 'battery staple'],
]);
