import { type Fault } from '../fault.ts';
import { systemError } from '../world/disk.ts';
import { type ServerNode } from '../world/node.ts';
import { type Leaving } from './at-message.ts';

const SIGNING_IN = ['hello', 'login', 'resume', 'bye'];
const READING = ['state', 'cluster', 'certificates', 'ctlFile'];

/** A call of the server's disk fails while the message is worked on, once or for some seconds; where no disk is in play, the provider has a fault. */
export function serverError(fault: Fault, { wire, frame, node }: Leaving): Buffer {
  const name = wire.asked;
  fault.listen(node, (event) => {
    if (event.kind !== 'request' || event.name !== name) return;
    fault.listen(node, null);
    if (!SIGNING_IN.includes(name)) {
      failingDisk(fault, node, READING.includes(name) ? 2 : 14);
      return;
    }
    fault.fire('a fault of the provider');
    throw new Error('a fault of the provider');
  });
  return frame;
}

function failingDisk(fault: Fault, { machine: { disk } }: ServerNode, calls: number): void {
  const { time } = fault.scene;
  const lasts = fault.random.chance(2) ? 0 : fault.seconds(1, 20);
  const skip = fault.random.below(calls);
  const until = time.now + lasts;
  const { before } = disk;
  let count = 0;
  disk.before = (call, file, bytes) => {
    before(call, file, bytes);
    if (!file.startsWith('/data') || (count += 1) <= skip || (fault.fired && time.now > until)) return;
    if (!fault.fired) fault.fire(`EIO at ${call}, the disk's call number ${count}${lasts === 0 ? '' : `, for ${lasts / 1000} s`}`);
    throw systemError('EIO', call, file);
  };
  time.after(lasts + 500, () => (disk.before = before));
}
