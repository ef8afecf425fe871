import { describe, expect, it } from 'vitest';
import { systemClock } from '../../core/time/system-clock.ts';
import { type EventBody } from '../../provider/events.ts';
import { createLog } from '../../provider/log.ts';

/** A log over a clock that the test moves. */
function logAt() {
  const time = { ms: 0, due: [] as { at: number; call: () => void }[] };
  const lines: string[] = [];
  const after = (milliseconds: number, call: () => void): (() => void) => {
    const timer = { at: time.ms + milliseconds, call };
    time.due.push(timer);
    return () => (time.due = time.due.filter((one) => one !== timer));
  };
  const log = createLog((line) => lines.push(line), { ...systemClock, elapsed: () => time.ms, after });
  const pass = (milliseconds: number): void => {
    time.ms += milliseconds;
    const due = time.due.filter(({ at }) => at <= time.ms);
    time.due = time.due.filter(({ at }) => at > time.ms);
    for (const { call } of due) call();
  };
  const tell = (event: EventBody): void => log.tell({ time: '2026-01-31T12:00:00.000Z', ...event });
  /** What a stranger with a wrong password causes. */
  const wrongLogin = (session: number, user = 'admin'): void => {
    tell({ kind: 'connection', session, address: '192.0.2.7' });
    tell({ kind: 'request', session, name: 'hello', user: '', message: { version: 2 } });
    tell({ kind: 'reply', session, name: 'hello', user: '', outcome: 'ok' });
    tell({ kind: 'request', session, name: 'login', user: '', message: { username: user } });
    tell({ kind: 'reply', session, name: 'login', user: '', outcome: 'login.refused' });
    tell({ kind: 'closed', session });
  };
  return { log, lines, pass, tell, wrongLogin, parsed: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('the log of a provider', () => {
  it('grows by less than 1 MB an hour, whatever strangers do, and says how much it left out', () => {
    const { lines, pass, wrongLogin, parsed, log } = logAt();
    // The longest name there is: 128 characters, each of six bytes in JSON.
    const name = '\ud800'.repeat(128);
    for (let session = 1; session <= 36_000; session += 1) {
      wrongLogin(session, name);
      pass(100);
    }
    log.close();
    const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    expect(bytes).toBeLessThan(1_000_000);
    const summaries = parsed().filter(({ kind }) => kind === 'left-out');
    const written = lines.length - summaries.length;
    expect(summaries.length).toBeGreaterThan(50);
    expect(summaries.reduce((sum, { lines: count }) => sum + Number(count), written)).toBe(36_000 * 6);
    expect(summaries[1]).toMatchObject({ seconds: 60, reasons: { 'login.refused': expect.any(Number) as number }, addresses: { '192.0.2.7': expect.any(Number) as number } });
  });

  it('leaves nothing out of a session that signs in, under attack too, and keeps its order', () => {
    const { tell, wrongLogin, parsed } = logAt();
    for (let session = 1; session <= 500; session += 1) wrongLogin(session);
    tell({ kind: 'connection', session: 501, address: '192.0.2.9' });
    tell({ kind: 'request', session: 501, name: 'login', user: '', message: { username: 'admin' } });
    wrongLogin(502);
    tell({ kind: 'reply', session: 501, name: 'login', user: 'admin', outcome: 'ok' });
    tell({ kind: 'request', session: 501, name: 'state', user: 'admin', message: {} });
    tell({ kind: 'closed', session: 501 });
    const own = parsed().filter(({ session }) => session === 501);
    expect(own.map(({ kind }) => kind)).toEqual(['connection', 'request', 'reply', 'request', 'closed']);
    expect(parsed().filter(({ session }) => session === 502)).toEqual([]);
  });

  it('always tells what the provider itself does, and refusals that come behind a sign-in', () => {
    const { tell, wrongLogin, parsed } = logAt();
    tell({ kind: 'connection', session: 1, address: '192.0.2.9' });
    tell({ kind: 'reply', session: 1, name: 'login', user: 'admin', outcome: 'ok' });
    for (let session = 2; session <= 500; session += 1) wrongLogin(session);
    tell({ kind: 'refused', session: 1, reason: 'user-changed', detail: '' });
    tell({ kind: 'configuration', outcome: 'kept', detail: 'wrong' });
    tell({ kind: 'stopped' });
    expect(parsed().slice(-3).map(({ kind }) => kind)).toEqual(['refused', 'configuration', 'stopped']);
  });

  it('keeps little of a connection that goes on and on without signing in', () => {
    const { tell, wrongLogin, parsed, log } = logAt();
    for (let session = 1; session <= 500; session += 1) wrongLogin(session);
    tell({ kind: 'connection', session: 501, address: '192.0.2.9' });
    for (let index = 0; index < 100; index += 1) tell({ kind: 'violation', session: 501, detail: 'noise' });
    log.close();
    expect(parsed().at(-1)).toMatchObject({ kind: 'left-out', reasons: { violation: 93 } });
  });

  it('keeps nothing of a connection that is over, whatever its last request still comes to', () => {
    const { tell, wrongLogin, parsed, log } = logAt();
    for (let session = 1; session <= 500; session += 1) wrongLogin(session);
    tell({ kind: 'reply', session: 500, name: 'login', user: '', outcome: 'login.superseded' });
    tell({ kind: 'reply', session: 499, name: 'commit', user: 'admin', outcome: 'ok' });
    log.close();
    const [reply, summary] = parsed().slice(-2);
    expect(reply).toMatchObject({ session: 499, name: 'commit' });
    expect(summary).toMatchObject({ reasons: { 'login.superseded': 1 } });
  });
});
