const TICK = 10;

/** How long the event loop was kept at most, in milliseconds of processor time, so that a busy machine does not count. */
export interface TurnMeter {
  longest(): number;
  stop(): void;
}

/** Looks every 10 ms how much processor time this process has used since it could look last. */
export function measureTurns(): TurnMeter {
  let longest = 0;
  let last = process.cpuUsage();
  const look = (): void => {
    const { user, system } = process.cpuUsage(last);
    last = process.cpuUsage();
    longest = Math.max(longest, (user + system) / 1000);
  };
  const timer = setInterval(look, TICK);
  return {
    longest: () => {
      look();
      return longest;
    },
    stop: () => clearInterval(timer),
  };
}
