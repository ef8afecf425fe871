import { type ProcessKind } from './kinds.ts';
import { type RealEffect } from './scene.ts';
import { type SecondAct } from './second-client.ts';

/** Through the front door of the providers: what was asked for at this moment is worked on in the order in which it arrives. */
const secondClient: RealEffect = ({ random, cluster, second, fire, later }, { server, record }) => {
  if (second === null) throw new Error('the run has no second client');
  const all = cluster.servers.map(({ place }) => place.name);
  const acts: readonly SecondAct[] = [
    { what: 'looks', on: all },
    { what: 'stages', on: [server.place.name] },
    // Twice as often as the others.
    { what: 'changes', on: all },
    { what: 'changes', on: all },
  ];
  const act = random.pick(acts);
  fire(act.what);
  later(0, async () => fire(await second.act(act)));
  return record;
};

/** Milliseconds within which a request is worked on. */
const WHILE_IT_IS_WORKED_ON = 40;

/** Past everything: no provider is asked, and none can know before it looks. On one server, or on all of them, one after the other. */
const diskWritten: RealEffect = ({ random, cluster, foreign, fire, later }, { server, record }) => {
  const written = random.chance(2) ? [server] : cluster.servers;
  fire(`on ${written.length}`);
  for (const one of written) later(random.below(WHILE_IT_IS_WORKED_ON), () => one.overwrite(foreign));
  return record;
};

/** What somebody else does. */
export const BY_OTHERS = { 'second client': secondClient, 'disk written beside the provider': diskWritten } as const satisfies Partial<Record<ProcessKind, RealEffect>>;
