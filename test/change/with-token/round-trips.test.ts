import { beforeAll, expect, it, vi } from 'vitest';
import { loadReportTexts } from '../../../shared/texts/load.ts';
import { Random } from '../../helpers/random.ts';
import { type Kit, makeKits } from '../../faults/world/kit.ts';
import { Scene } from '../../faults/world/scene.ts';

// Checking a password takes a tenth of a second of real time, of which the time in the world of these runs knows nothing.
vi.mock('../../../provider/passwords.ts', async (original) => ({ ...(await original<object>()), createPasswordCheck: () => () => Promise.resolve(true) }));

/** Milliseconds from one end to the other: so long that nothing else counts beside it. */
const ONE_WAY = 500;

/** A network in which every way takes as long as every other. */
class Even extends Random {
  override below(): number {
    return ONE_WAY - 1;
  }
}

let kits: ReadonlyMap<number, Kit>;
beforeAll(async () => {
  kits = await makeKits([2, 20]);
  // A virtual evening does not wait for what a busy machine loads slowly: the page of a report, and its texts.
  await Promise.all([import('../../../shared/report-page/page.ts'), loadReportTexts.en()]);
});

/** Round trips one after another from the last click to the report, and all messages between. */
async function changeOf(size: number): Promise<{ readonly inARow: number; readonly messages: number }> {
  const kit = kits.get(size);
  if (kit === undefined) throw new Error(`no kit of ${size}`);
  const scene = new Scene(kit, 'mixed', new Even(1));
  try {
    await scene.start();
    const { administrator: { evening }, time, received } = scene;
    const done = async (work: Promise<string | null>): Promise<void> => {
      let trouble: string | null | undefined;
      void work.then((value) => (trouble = value));
      await time.pass(() => trouble !== undefined, 3_600_000);
      expect(trouble).toBeNull();
    };
    await done(evening.prepare('non-secure', false));
    const [began, before] = [time.now, received.length];
    await done(evening.apply());
    await time.pass(() => evening.state.busy === null, 3_600_000);
    expect(evening.state.report).toMatchObject({ outcome: 'done' });
    return { inARow: Math.floor((time.now - began) / (2 * ONE_WAY)), messages: received.length - before };
  } finally {
    scene.bury();
  }
}

it('a change on 20 servers takes as many round trips one after another as on two', async () => {
  // What else is loaded when it is first wanted comes from the real disk, too.
  await changeOf(2);
  const [two, twenty] = [await changeOf(2), await changeOf(20)];
  expect(two.inARow).toBeGreaterThan(0);
  expect(twenty.inARow).toBe(two.inARow);
  // Every server was asked all the same.
  expect(twenty.messages).toBeGreaterThan(5 * two.messages);
});
