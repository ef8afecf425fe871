/**
 * Loaded into a built program (`--import` in NODE_OPTIONS) whose patience is looked at, not measured: as much time passes in it as in ten times the time, and what
 * it waits for it waits for as long by that time.
 */
const TIMES = 10;
const { setTimeout: wait } = globalThis;
const elapsed = performance.now.bind(performance);

// By `Reflect`: an assignment in a script would change what the types of the whole program say of them.
Reflect.set(globalThis, 'setTimeout', Object.assign((callback, milliseconds, ...more) => wait(callback, (milliseconds ?? 0) / TIMES, ...more), wait));
Reflect.set(performance, 'now', () => elapsed() * TIMES);
