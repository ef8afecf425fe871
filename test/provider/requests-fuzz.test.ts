import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROVIDER_MESSAGES } from '../../shared/provider/messages.ts';
import { bendJson } from '../helpers/bent/json.ts';
import { BoundMeter } from '../helpers/bounds.ts';
import { must } from '../helpers/must.ts';
import { bendBytes } from '../helpers/mutate.ts';
import { Random } from '../helpers/random.ts';
import { runs } from '../helpers/runs.ts';
import { connected } from './connected.ts';
import { ADMIN, CAPF_DER, FILES, HASH, PUB, startTestCluster, type TestCluster } from './fixture.ts';
import { codeOf, frame, helloOf, type RawClient, rawClient } from './raw-client.ts';

/** Their number and the first seed can be set with REQUEST_SEEDS and REQUEST_SEED. */
const SEEDS = Number(process.env['REQUEST_SEEDS'] ?? runs(50, 2000));
const FIRST = Number(process.env['REQUEST_SEED'] ?? 20261126);
const LARGE = runs(20_000, 2 * 1024 * 1024);

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await startTestCluster({ bounds: { freeFailures: 1000 } });
});
afterAll(() => cluster.close());

/** A right input of every message. None of them, as it stands, is let through by what the server holds. */
const INPUTS: Readonly<Record<string, unknown>> = {
  hello: helloOf(),
  login: { username: ADMIN.name, password: 'wrong' },
  resume: { ticket: 'x' },
  state: {},
  cluster: {},
  certificates: {},
  ctlFile: {},
  stage: { file: Buffer.from(FILES.second.subarray(0, 1000)).toString('base64'), expectedSha256: HASH.first },
  discard: { sha256: HASH.third },
  commit: { sha256: HASH.third },
  capfCertificate: { der: Buffer.from(CAPF_DER).toString('base64') },
  trustToken: { der: Buffer.from(FILES.first.subarray(0, 500)).toString('base64') },
  setMode: { mode: 'non-secure', fileSha256: HASH.third },
  bye: {},
};

async function ask(client: RawClient, bytes: Uint8Array): Promise<unknown> {
  client.sendBytes(bytes);
  // A frame that is not whole is waited for; a stranger's connection ends.
  const reply = await Promise.race([client.next(), new Promise((resolve) => setTimeout(resolve, 1000, 'waits'))]);
  return reply;
}

test(`whatever a client sends: the provider answers with a refusal that it declares, holds what it held, and serves the next one (${SEEDS} from seed ${FIRST})`, async () => {
  const admin = await connected(cluster);
  must(await admin.stage(PUB, FILES.first, null));
  must(await admin.commit(PUB, HASH.first));
  const before = must(await admin.state(PUB));
  const meter = new BoundMeter();
  const figures: Record<string, number> = {};
  for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
    const random = new Random(seed);
    const name = random.pick(Object.keys(INPUTS));
    const client = await rawClient(cluster.pub.provider.port);
    let id = 1;
    if (!random.chance(4)) {
      await client.ask('hello', helloOf());
      id = 2;
      if (!random.chance(4)) {
        expect(await client.ask('login', { username: ADMIN.name, password: ADMIN.password })).toMatchObject({ ok: true });
        id = 3;
      }
    }
    const { text, isTwice } = bendJson({ id, name, input: INPUTS[name] }, random, random.chance(10) ? LARGE : 5000);
    const whole = frame(text);
    const reply = await ask(client, random.chance(8) ? bendBytes(whole, whole, random) : whole);
    const told = codeOf(reply);
    const declared: readonly unknown[] = Object.values(PROVIDER_MESSAGES).flatMap(({ refusals }) => refusals);
    if (typeof told === 'string') expect(['protocol.violation', 'closed', 'waits', ...declared], `seed ${seed}: ${text.slice(0, 300)}`).toContain(told);
    else expect(reply, `seed ${seed}: ${text.slice(0, 300)}`).toMatchObject({ id, ok: true });
    if (isTwice) expect(told, `seed ${seed}: ${text.slice(0, 300)}`).not.toMatchObject({ ok: true });
    const kind = typeof told === 'string' ? told : 'taken';
    figures[kind] = (figures[kind] ?? 0) + 1;
    client.close();
    meter.sample();
  }
  const cost = meter.stop();
  expect(must(await admin.state(PUB))).toEqual(before);
  await admin.close();
  const next = await connected(cluster);
  expect(must(await next.ctlFile(PUB))?.sha256).toBe(HASH.first);
  await next.close();
  expect(cluster.pub.events.filter((event) => event.kind === 'refused' && event.reason === 'fault')).toEqual([]);
  process.stdout.write(`Requests: ${JSON.stringify(figures)}, ${cost}\n`);
  meter.check();
  expect(figures['protocol.violation'] ?? 0).toBeGreaterThan(SEEDS / 4);
}, 3_600_000);
