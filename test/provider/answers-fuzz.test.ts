import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { type ServerError } from '../../core/ports/cluster.ts';
import { type Result } from '../../shared/domain/result.ts';
import { PROVIDER_MESSAGES } from '../../shared/provider/messages.ts';
import { bendJson } from '../helpers/bent/json.ts';
import { BoundMeter } from '../helpers/bounds.ts';
import { bendBytes } from '../helpers/mutate.ts';
import { Random } from '../helpers/random.ts';
import { runs } from '../helpers/runs.ts';
import { FILES, HASH } from './fixture.ts';
import { connectAt, endPeers } from './foreign-peer.ts';
import { foreignPublisher } from './foreign-publisher.ts';
import { frame } from './raw-client.ts';

/** Their number and the first seed can be set with PROVIDER_SEEDS and PROVIDER_SEED. */
const SEEDS = Number(process.env['PROVIDER_SEEDS'] ?? runs(40, 1000));
const FIRST = Number(process.env['PROVIDER_SEED'] ?? 20261126);
/** Milliseconds of one call. */
const DEADLINE = 1500;
/** Characters of the longest text that is put in. */
const LARGE = runs(20_000, 4 * 1024 * 1024);
/** Beside the refusals that messages declare; anything else would be a fault of ours. */
const TOLD = ['protocol.violation', 'connect.lost', 'connect.timeout', 'provider.not-publisher', 'provider.servers-changed', 'login.required', ...Object.values(PROVIDER_MESSAGES).flatMap(({ refusals }): readonly string[] => refusals)];
const NAMES = ['hello', 'login', 'cluster', 'state', 'certificates', 'ctlFile', 'stage'];

afterAll(endPeers);

/** What one reply says, read without the product; `undefined` = nothing that may be believed. */
function plainValue(text: string, id: number): Readonly<Record<string, unknown>> | undefined {
  try {
    const reply = JSON.parse(text) as { readonly id?: unknown; readonly ok?: unknown; readonly value?: unknown } | null;
    return reply?.id === id && reply.ok === true && typeof reply.value === 'object' && reply.value !== null ? (reply.value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** A publisher whose answers are right but for one, which is bent by seed; `said` gets what each message was answered last. */
function bentPublisher(random: Random, said: Map<string, ReturnType<typeof plainValue>>): Promise<number> {
  const bent = random.pick(NAMES);
  const fault = { id: 0, ok: false, error: { code: random.pick(['login.refused', 'provider.busy', 'protocol.violation', 'provider.storage', 'x', '']), params: { username: 'x' } } };
  const more = {
    state: { ctlSha256: HASH.first, ctlLength: FILES.first.length, ctlModified: '2026-01-01T00:00:00Z', stagedSha256: null, stagedBy: null, stagedAt: null, stagedHere: null, mode: 'mixed' },
    ctlFile: { file: { bytes: Buffer.from(FILES.first).toString('base64'), sha256: HASH.first, lastModified: '2026-01-01T00:00:00Z' } },
    stage: { sha256: HASH.second },
  };
  return foreignPublisher(more, (socket, { id, name, right }) => {
    if (name !== bent) {
      said.set(name, plainValue(JSON.stringify(right), id));
      socket.write(frame(JSON.stringify(right)));
      return;
    }
    const { text, isTwice } = bendJson(random.chance(6) ? { ...fault, id } : right, random, random.chance(10) ? LARGE : 5000);
    said.set(name, isTwice ? undefined : plainValue(text, id));
    if (!random.chance(6)) {
      socket.write(frame(text));
      return;
    }
    said.set(name, undefined);
    const whole = frame(text);
    socket.write(random.pick([() => Buffer.from(bendBytes(whole, whole, random)), () => Buffer.concat([whole, whole]), () => whole.subarray(0, random.below(whole.length)), () => Buffer.from([0xff, 0xff, 0xff, 0xff, 1]), () => Buffer.alloc(8)])());
    if (random.chance(2)) socket.end();
  });
}

test(`whatever a CTL Provider answers: the client believes what a plain reader reads, or says what is wrong (${SEEDS} from seed ${FIRST})`, async () => {
  const meter = new BoundMeter();
  const figures = { believed: 0, refused: 0 };
  for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
    const random = new Random(seed);
    const said = new Map<string, ReturnType<typeof plainValue>>();
    /** Compares what was believed with what was said; an error has to be one of ours. */
    const judge = <T>(name: string, result: Result<T, ServerError>, believed: (value: T) => unknown): void => {
      figures[result.ok ? 'believed' : 'refused'] += 1;
      if (!result.ok) expect(TOLD, `seed ${seed}, ${name}`).toContain(result.error.code);
      else expect(believed(result.value), `seed ${seed}, ${name}`).toEqual(said.get(name));
    };
    const from = performance.now();
    const port = await bentPublisher(random, said);
    const connected = await connectAt(port, { deadline: DEADLINE });
    judge('login', connected, () => said.get('login'));
    if (connected.ok) {
      const client = connected.value;
      const [publisher = ''] = client.servers.map(({ name }) => name);
      expect(client.servers, `seed ${seed}, cluster`).toEqual(said.get('cluster')?.['servers']);
      const state = await client.state(publisher, { deadline: DEADLINE });
      judge('state', state, ({ ctlSha256, stagedSha256, stagedBy, stagedAt, stagedHere, mode, capfSha256 }) => ({ ...said.get('state'), ctlSha256, stagedSha256, stagedBy, stagedAt, stagedHere, ...(mode === undefined ? {} : { mode }), ...(capfSha256 === undefined ? {} : { capfSha256 }) }));
      const facts = await client.facts({ deadline: DEADLINE });
      judge('certificates', facts, ({ certificates }) => ({ certificates: certificates.map(({ server, role, der }) => ({ server, role, der: Buffer.from(der).toString('base64') })) }));
      const file = await client.ctlFile(publisher, { deadline: DEADLINE });
      judge('ctlFile', file, (value) => {
        if (value === null) return { file: null };
        // Its digest is that of its bytes, whatever was said.
        expect(createHash('sha256').update(value.bytes).digest('hex'), `seed ${seed}`).toBe(value.sha256);
        return { file: { ...value, bytes: Buffer.from(value.bytes).toString('base64') } };
      });
      judge('stage', await client.stage(publisher, FILES.second, null, { deadline: DEADLINE }), (sha256) => {
        expect(sha256, `seed ${seed}`).toBe(HASH.second);
        return { sha256 };
      });
      await client.close();
    }
    // Seven calls, each within its deadline, on a machine that may be busy.
    expect(performance.now() - from, `seed ${seed}`).toBeLessThan(7 * DEADLINE + 60_000);
    await endPeers();
    meter.sample();
  }
  process.stdout.write(`CTL Provider: ${JSON.stringify(figures)}, ${meter.stop()}\n`);
  meter.check();
  expect(Math.min(figures.believed, figures.refused)).toBeGreaterThan(SEEDS / 4);
}, 3_600_000);
