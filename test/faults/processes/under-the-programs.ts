import { type RealDesk } from './desk.ts';
import { type GroundWord } from './ground.ts';
import { type ProcessKind } from './kinds.ts';
import { type Passing, type RealEffect, type RealScene } from './scene.ts';
import { type RealServer } from './server.ts';

const HOUR = 3_600_000;
/** Hours by which a clock is set. */
const JUMPS = [-9600, -24, -1, 1, 24, 9600];

/** Until some seconds after it failed for the first time, which its process tells. */
function fail({ random, fire, later }: RealScene, one: RealServer | RealDesk, word: GroundWord): void {
  one.onFailing = (how) => {
    fire(how);
    later(100 + random.below(6000), () => one.tell({ disk: null }));
  };
  one.tell(word);
}

const broken: RealEffect = (scene, { server, record }) => {
  fail(scene, server, { disk: 'EIO' });
  return record;
};

/** Files that are written behind the last click, in any change and at any server, as a change in which nothing goes wrong shows: at least so many. */
const WRITTEN = { server: 3, desk: 21 };

/** From one of the files that are written on: a moment of the network says nothing about when somebody writes. */
const full =
  (where: keyof typeof WRITTEN): RealEffect =>
    (scene, { record }) => {
      const { random, cluster, desk } = scene;
      fail(scene, where === 'server' ? random.pick(cluster.servers) : desk, { disk: 'ENOSPC', room: random.below(WRITTEN[where]) });
      return record;
    };

const clockJump =
  (where: 'server' | 'desk'): RealEffect =>
    ({ random, desk, fire }, { server, record }) => {
      const hours = random.pick(JUMPS);
      fire(`${hours} hours`);
      (where === 'server' ? server : desk).tell({ clock: hours * HOUR });
      return record;
    };

/** Milliseconds from a request until it may be worked on. */
const A_MOMENT = 6;

/** Ends a process behind a request, or before its answer. */
function killed({ random, fire, atReply, later }: RealScene, { passage, record }: Passing, kill: () => void): Buffer {
  if (random.chance(2)) {
    later(random.below(A_MOMENT), () => {
      fire('behind the request');
      kill();
    });
    return record;
  }
  atReply(passage, 'before the answer', () => {
    kill();
    return null;
  });
  return record;
}

const programKilled: RealEffect = (scene, passing) => killed(scene, passing, () => scene.desk.kill());

const providerKilled: RealEffect = (scene, passing) => {
  const { random, cluster, later } = scene;
  const { server } = passing;
  const back = 200 + random.below(2500);
  return killed(scene, passing, () => {
    server.kill();
    later(back, () => cluster.restart(server));
  });
};

/** Nobody is told that its connections are gone. */
const programDark: RealEffect = ({ cluster, desk, fire }) => {
  fire('power cut');
  for (const { proxy } of cluster.servers) proxy.silence();
  desk.kill();
  return null;
};

const serverDark: RealEffect = ({ random, cluster, fire, later }, { server }) => {
  const back = 500 + random.below(20_000);
  fire(`back after ${back} ms`);
  server.proxy.silence();
  server.proxy.isDark = true;
  server.kill();
  later(back, async () => {
    await cluster.restart(server);
    server.proxy.isDark = false;
  });
  return null;
};

/** What happens to processes and to the machines under them. */
export const UNDER_THE_PROGRAMS = {
  'server error': broken,
  'disk full at the server': full('server'),
  'disk full at the program': full('desk'),
  'clock jump at the program': clockJump('desk'),
  'clock jump at the server': clockJump('server'),
  'program killed': programKilled,
  'provider killed': providerKilled,
  'power cut at the program': programDark,
  'power cut at the server': serverDark,
} as const satisfies Partial<Record<ProcessKind, RealEffect>>;
