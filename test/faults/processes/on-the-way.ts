import { type ProcessKind } from './kinds.ts';
import { type RealEffect } from './scene.ts';

/** Longer than anybody waits for an answer. */
const LATE_MS = 17_000;

const refused: RealEffect = ({ random, fire, later }, { server, passage }) => {
  fire('refused');
  server.proxy.refuses = true;
  later(300 + random.below(3000), () => (server.proxy.refuses = false));
  passage.near.resetAndDestroy();
  passage.far.destroy();
  return null;
};

const droppedBefore: RealEffect = ({ fire }, { passage }) => {
  fire('lost on its way');
  passage.isSilent = true;
  return null;
};

const droppedAfter: RealEffect = ({ atReply }, { passage, record }) => {
  atReply(passage, 'the answer was lost', () => {
    passage.isSilent = true;
    return null;
  });
  return record;
};

const reset: RealEffect = ({ random, fire, atReply }, { passage, record }) => {
  const cut = (): null => {
    passage.near.resetAndDestroy();
    passage.far.resetAndDestroy();
    return null;
  };
  if (random.chance(2)) {
    fire('before it arrived');
    return cut();
  }
  atReply(passage, 'instead of the answer', cut);
  return record;
};

/** Everything of this connection arrives, the end of it too. */
const delayed: RealEffect = ({ fire, later }, { passage, record }) => {
  fire('late');
  passage.isSilent = true;
  later(LATE_MS, () => passage.far.write(record, () => passage.far.end()));
  return null;
};

const truncated: RealEffect = ({ random, fire, atReply }, { passage, record }) => {
  const begun = (bytes: Buffer): Buffer => bytes.subarray(0, 1 + random.below(bytes.length - 1));
  if (random.chance(2)) {
    fire('the request');
    passage.far.end(begun(record));
    return null;
  }
  atReply(passage, 'the answer', (answer) => {
    passage.near.end(begun(answer));
    return null;
  });
  return record;
};

/** A byte of the sealed part: who reads it knows that it was bent. */
const garbage: RealEffect = ({ random, fire, atReply }, { passage, record }) => {
  const bend = (bytes: Buffer): Buffer => {
    const bent = Buffer.from(bytes);
    const at = bent.length - 1 - random.below(bent.length - 5);
    bent.writeUInt8(bent.readUInt8(at) ^ 0x55, at);
    return bent;
  };
  if (random.chance(2)) {
    fire('the request');
    return bend(record);
  }
  atReply(passage, 'the answer', bend);
  return record;
};

/** What a network does. */
export const ON_THE_WAY = { refused, 'dropped before': droppedBefore, 'dropped after': droppedAfter, reset, delayed, truncated, garbage } as const satisfies Partial<Record<ProcessKind, RealEffect>>;
