import { type Fault } from '../fault.ts';
import { type Kind } from '../matrix.ts';
import { type Program } from '../world/machine.ts';
import { type Wire } from '../world/network.ts';
import { type ServerNode } from '../world/node.ts';
import { endProgram, endProvider } from './ends.ts';
import { serverError } from './server-error.ts';
import { clockJump, diskFull } from './surroundings.ts';

/** A request that leaves the program. */
export interface Leaving {
  readonly wire: Wire;
  readonly frame: Buffer;
  readonly program: Program;
  readonly node: ServerNode;
}

/** What happens; returns what is sent, `null` = nothing. */
export type MessageEffect = (fault: Fault, leaving: Leaving) => Buffer | null;

function refused(fault: Fault, { wire, node }: Leaving): null {
  const lasts = fault.seconds(2, 25);
  fault.fire(`refused for ${lasts / 1000} s`);
  fault.scene.time.after(lasts, node.refuse());
  wire.reset();
  return null;
}

function droppedBefore(fault: Fault, { wire }: Leaving): null {
  fault.fire('lost on its way');
  wire.silence();
  return null;
}

function droppedAfter(fault: Fault, { wire, frame }: Leaving): Buffer {
  fault.atReply(wire, 'the answer was lost', () => {
    wire.silence();
    return null;
  });
  return frame;
}

function reset(fault: Fault, { wire, frame }: Leaving): Buffer | null {
  const when = fault.random.below(3);
  if (when === 0) {
    fault.fire('reset before it arrived');
    wire.reset();
    return null;
  }
  if (when === 1) {
    fault.fire('reset while it was worked on');
    fault.scene.time.after(fault.random.below(8), () => wire.reset());
    return frame;
  }
  fault.atReply(wire, 'reset instead of the answer', () => {
    wire.reset();
    return null;
  });
  return frame;
}

/** Longer than any deadline; the connection holds, and what comes later on it waits behind. */
function delayed(fault: Fault, { wire, frame }: Leaving): Buffer {
  const lasts = fault.seconds(16, 150);
  if (fault.random.chance(4)) {
    fault.atReply(wire, `the answer came ${lasts / 1000} s late`, (answer) => {
      wire.toClient.hold(lasts);
      return answer;
    });
  } else {
    fault.fire(`${lasts / 1000} s late`);
    wire.toServer.hold(lasts);
  }
  return frame;
}

/** The request or the answer arrives as something else. */
const bent =
  (how: string, isCut: boolean, bend: (fault: Fault, bytes: Buffer) => Buffer): MessageEffect =>
    (fault, { wire, frame }) => {
      const { time } = fault.scene;
      if (fault.random.chance(2)) {
        fault.fire(`${how}: the request`);
        if (isCut) time.after(0, () => wire.toServer.finish());
        return bend(fault, frame);
      }
      fault.atReply(wire, `${how}: the answer`, (answer) => {
        if (isCut) time.after(0, () => wire.toClient.finish());
        return bend(fault, answer);
      });
      return frame;
    };

/** Sometimes a frame by its length, so that its content has to be looked at. */
function garbageLike({ random }: Fault, bytes: Buffer): Buffer {
  const garbage = Buffer.from(Array.from({ length: Math.min(bytes.length, 512) }, () => random.below(256)));
  if (random.chance(2)) garbage.writeUInt32BE(Math.max(1, garbage.length - 4), 0);
  return garbage;
}

/** Before the request left, behind it, or when its answer came. */
function programEnds(fault: Fault, { wire, frame, program }: Leaving): Buffer | null {
  if (fault.random.chance(2)) {
    fault.atReply(wire, 'when the answer came', () => {
      endProgram(fault, program);
      return null;
    });
    return frame;
  }
  const leaves = fault.random.chance(2);
  fault.fire(leaves ? 'when the request had left' : 'before the request left');
  fault.scene.time.after(leaves ? fault.random.below(6) : 0, () => endProgram(fault, program));
  return leaves ? frame : null;
}

/** At the request, at its answer, or at one of the disk's calls between. */
function providerEnds(fault: Fault, { wire, frame, node }: Leaving): Buffer {
  const name = wire.asked;
  const when = fault.random.below(3);
  const calls = fault.random.below(16);
  const end = (how: string): void => {
    fault.listen(node, null);
    fault.fire(how);
    endProvider(fault, node);
  };
  const watchDisk = (): void => {
    const { disk } = node.machine;
    const { before } = disk;
    let count = 0;
    disk.before = (call, file, bytes) => {
      before(call, file, bytes);
      if (fault.fired || !file.startsWith('/data') || (count += 1) <= calls) return;
      disk.before = before;
      end(`at ${call} of ${file}`);
    };
  };
  fault.listen(node, (event) => {
    if ((event.kind !== 'request' && event.kind !== 'reply') || event.name !== name) return;
    if (event.kind === 'reply') end('before the answer');
    else if (when === 0) end('before the work');
    else if (when === 1) watchDisk();
  });
  return frame;
}

/** Something happens elsewhere while the message goes its way. */
const meanwhile =
  (effect: (fault: Fault, node: ServerNode) => void): MessageEffect =>
    (fault, { frame, node }) => {
      effect(fault, node);
      return frame;
    };

export const AT_MESSAGE: Readonly<Record<Kind, MessageEffect>> = {
  refused,
  'dropped before': droppedBefore,
  'dropped after': droppedAfter,
  reset,
  delayed,
  truncated: bent('cut', true, ({ random }, bytes) => bytes.subarray(0, random.below(bytes.length))),
  garbage: bent('garbage', false, garbageLike),
  'server error': serverError,
  'program killed': programEnds,
  'power cut at the program': programEnds,
  'provider killed': providerEnds,
  'power cut at the server': providerEnds,
  'disk full at the program': meanwhile((fault) => diskFull(fault, fault.scene.desk)),
  'disk full at the server': meanwhile((fault, node) => diskFull(fault, node.machine)),
  'clock jump at the program': meanwhile((fault) => clockJump(fault, fault.scene.desk)),
  'clock jump at the server': meanwhile((fault, node) => clockJump(fault, node.machine)),
  'second client': meanwhile((fault, node) => fault.fire(fault.scene.second.act(node, fault.random))),
};
