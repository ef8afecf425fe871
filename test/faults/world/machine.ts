import { type Clock } from '../../../core/ports/clock.ts';
import { createFiles } from '../../../core/files/durable.ts';
import { type Files } from '../../../core/ports/files.ts';
import { Disk } from './disk.ts';
import { diskOf } from './file-system.ts';
import { type VirtualTime } from './time.ts';

/** A computer: a disk, a clock that may be off, and programs. */
export class Machine {
  readonly disk = new Disk();
  readonly locks = new Map<string, Program>();
  /** Milliseconds by which its time of day is off. */
  offset = 0;
  readonly name: string;
  readonly time: VirtualTime;

  constructor(name: string, time: VirtualTime) {
    this.name = name;
    this.time = time;
  }
}

let started = 0;

/** One program from its start to its end. A dead one waits for ever: nothing that it asked for is answered, and nothing that it does has an effect. */
export class Program {
  readonly machine: Machine;
  /** Under it the program sees the disk: each start has its own, so that what a dead one still tries is told from what the next one does. */
  readonly mount: string;
  readonly files: Files;
  readonly clock: Clock;
  #alive = true;
  readonly #onDeath = new Set<() => void>();

  constructor(machine: Machine) {
    this.machine = machine;
    this.mount = `/p${(started += 1)}`;
    this.clock = machine.time.clock(() => machine.offset, () => this.#alive);
    // Locks go by processes, of which all programs here are one.
    this.files = { ...createFiles(diskOf(this)), lock: (file, holder) => this.#lock(file, holder) };
  }

  get alive(): boolean {
    return this.#alive;
  }

  atDeath(work: () => void): void {
    this.#onDeath.add(work);
  }

  /** As `kill -9`: its connections are closed by the system. */
  kill(): void {
    if (!this.#alive) return;
    this.#alive = false;
    for (const [file, holder] of this.machine.locks) if (holder === this) this.machine.locks.delete(file);
    for (const work of this.#onDeath) work();
    this.#onDeath.clear();
  }

  #lock(file: string, holder: string): ReturnType<Files['lock']> {
    const key = file.slice(this.mount.length);
    if (this.machine.locks.has(key)) return Promise.resolve({ held: false, holder });
    this.machine.locks.set(key, this);
    return Promise.resolve({
      held: true,
      release: () => {
        if (this.machine.locks.get(key) === this) this.machine.locks.delete(key);
        return Promise.resolve();
      },
    });
  }
}
