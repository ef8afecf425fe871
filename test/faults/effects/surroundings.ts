import { type Fault } from '../fault.ts';
import { type Machine } from '../world/machine.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Mostly somebody makes room within half a minute, sometimes not before the next day. */
export function diskFull(fault: Fault, machine: Machine): void {
  const lasts = fault.seconds(2, 28);
  const passes = !fault.random.chance(4);
  fault.fire(passes ? `full for ${lasts / 1000} s` : 'full until the next day');
  machine.disk.full = true;
  if (passes) fault.scene.time.after(lasts, () => (machine.disk.full = false));
}

/** The time of day is set. */
export function clockJump(fault: Fault, machine: Machine): void {
  const jump = fault.random.pick([-400 * DAY, -DAY, -HOUR, -6 * MINUTE, 6 * MINUTE, HOUR, DAY, 400 * DAY]);
  fault.fire(`${jump / MINUTE} minutes`);
  machine.offset += jump;
}
