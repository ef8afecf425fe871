import { spawn } from 'node:child_process';
import { type Transport } from '../shared/contract/transport.ts';
import { isChanging } from '../shared/session/changing.ts';

/** This computer does not go to sleep until it is released. */
export interface KeptAwake {
  release(): void;
}

const INHIBIT = ['--who=Open CTL Client', '--why=A CTL file is being written to the servers of a cluster', '--mode=block'];

/**
 * Tools that keep the system awake while the program runs that they start: systemd-inhibit(1), caffeinate(8). Closing the lid is logind's
 * own affair and not every session may forbid it, so without that next.
 */
const TOOLS: Partial<Record<NodeJS.Platform, readonly (readonly [string, ...string[]])[]>> = {
  linux: [
    ['systemd-inhibit', '--what=sleep:idle:handle-lid-switch', ...INHIBIT],
    ['systemd-inhibit', '--what=sleep:idle', ...INHIBIT],
  ],
  darwin: [['/usr/bin/caffeinate', '-i', '-s']],
};

/** Milliseconds in which a tool must have begun. */
const BEGUN_WITHIN = 5000;

/**
 * What the tool starts is `cat` on a pipe from this process: it says back what it is given, so it is known that the tool has begun, and it ends
 * with this process, however that ends. `null` = the tool is not there, or may not.
 */
function begin([tool, ...args]: readonly [string, ...string[]]): Promise<KeptAwake | null> {
  return new Promise((resolve) => {
    // In a group of its own: Ctrl-C in a terminal is for this program to understand.
    const child = spawn(tool, [...args, 'cat'], { stdio: ['pipe', 'pipe', 'ignore'], detached: true });
    const timer = setTimeout(() => child.kill('SIGKILL'), BEGUN_WITHIN);
    const ended = (): void => {
      clearTimeout(timer);
      resolve(null);
    };
    child.once('error', ended);
    child.once('exit', ended);
    child.stdin.on('error', () => undefined);
    child.stdout.once('data', () => {
      clearTimeout(timer);
      // An open pipe must not keep a finished program alive.
      child.stdout.destroy();
      child.unref();
      resolve({ release: () => child.stdin.end() });
    });
    child.stdin.write('\n');
  });
}

/** Keeps this computer awake; `null` where nothing here does that. */
export async function keepAwake(): Promise<KeptAwake | null> {
  for (const tool of TOOLS[process.platform] ?? []) {
    const kept = await begin(tool);
    if (kept !== null) return kept;
  }
  return null;
}

/**
 * Keeps the computer awake during each change of the engine, from its beginning to its end.
 * @param keep {@link keepAwake}
 * @param cannot called at the beginning of a change during which the computer may go to sleep.
 */
export function awakeWhileChanging(engine: Pick<Transport, 'subscribe'>, keep: () => Promise<KeptAwake | null>, cannot: () => void): void {
  let kept: Promise<KeptAwake | null> | null = null;
  engine.subscribe((state) => {
    if (isChanging(state) && kept === null) {
      kept = keep();
      void kept.then((one) => {
        if (one === null) cannot();
      });
    } else if (!isChanging(state) && kept !== null) {
      void kept.then((one) => one?.release());
      kept = null;
    }
  });
}
