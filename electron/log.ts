import { type Log } from '../core/ports/log.ts';

// A window started without a terminal has nobody who reads; that must not end the program.
process.stderr.on('error', () => undefined);

const write = (level: string, message: string, facts: Readonly<Record<string, string | number>> = {}): void => {
  process.stderr.write(`${level}: ${message} ${JSON.stringify(facts)}\n`);
};

/** The window's log: standard error, which nobody keeps unless the person wants it. */
export const stderrLog: Log = {
  info: (message, facts) => write('info', message, facts),
  error: (message, facts) => write('error', message, facts),
};
