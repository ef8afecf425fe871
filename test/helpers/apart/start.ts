import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { bundleProgram } from '../bundle.ts';
import { type Cost } from './serve.ts';

/** The product's part in a process of its own, so that what it takes is not mixed up with what the suite makes for it. */
export interface Apart<I, O> {
  call(input: I): Promise<O>;
  cost(): Promise<Cost>;
  stop(): Promise<void>;
}

/** MiB of each half of the heap's young part. Without it that part alone grows by 48 MiB in any program that has work, whatever the work is. */
const YOUNG = '--max-semi-space-size=4';

/** @param entry a file of the tests that calls `serveApart`. */
export async function startApart<I, O>(entry: string): Promise<Apart<I, O>> {
  const child = fork(await bundleProgram(entry), [], { serialization: 'advanced', execArgv: [YOUNG] });
  const ended = once(child, 'exit');
  return {
    call: (input) => answered<O>(child, input),
    cost: () => answered<Cost>(child, 'cost'),
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

/** The next message. @throws where the process ends instead. */
function answered<T>(child: ChildProcess, message: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`it ended with ${code ?? 'a signal'}`));
    child.once('exit', onExit);
    child.once('message', (answer) => {
      child.off('exit', onExit);
      resolve(answer as T);
    });
    child.send(message as object);
  });
}
