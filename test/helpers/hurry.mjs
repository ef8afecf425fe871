/**
 * Loaded into a built program (`--import` in NODE_OPTIONS) whose patience is looked at, not measured: as much time passes in it as in ten times the time. Its timers are
 * those of the computer: what a page or a server has to answer in is long enough for a busy one.
 */
const TIMES = 10;
const elapsed = performance.now.bind(performance);

// By `Reflect`: an assignment in a script would change what the types of the whole program say of them.
Reflect.set(performance, 'now', () => elapsed() * TIMES);
