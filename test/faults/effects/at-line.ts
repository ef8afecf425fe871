import { type Fault } from '../fault.ts';
import { type Kind } from '../matrix.ts';
import { endProgram, endProvider } from './ends.ts';
import { clockJump, diskFull } from './surroundings.ts';

/** What happens while a line is written into the journal. */
export type LineEffect = (fault: Fault, bytes: Uint8Array) => void;

/** Before the line, in the middle of it, or around the fsync behind it. */
function programEnds(fault: Fault, bytes: Uint8Array): void {
  const { scene, random } = fault;
  const { program, desk } = scene;
  const when = random.below(4);
  if (when === 0) {
    fault.fire('before the line');
    endProgram(fault, program);
  } else if (when === 1) {
    fault.fire('in the middle of the line');
    const file = scene.journal();
    const inode = desk.disk.inode('write', file);
    desk.disk.write(inode, bytes.subarray(0, random.below(bytes.length)), inode.bytes.length, 0, file);
    endProgram(fault, program);
  } else {
    fault.fire('behind the line');
    scene.time.after(random.below(3) * 0.2 + 0.1, () => endProgram(fault, program));
  }
}

function providerEnds(fault: Fault): void {
  fault.fire('between two messages');
  endProvider(fault, fault.random.pick(fault.scene.nodes));
}

/** What happens to messages does not happen here. */
export const AT_LINE: Readonly<Partial<Record<Kind, LineEffect>>> = {
  'program killed': programEnds,
  'power cut at the program': programEnds,
  'provider killed': providerEnds,
  'power cut at the server': providerEnds,
  'disk full at the program': (fault) => diskFull(fault, fault.scene.desk),
  'disk full at the server': (fault) => diskFull(fault, fault.random.pick(fault.scene.nodes).machine),
  'clock jump at the program': (fault) => clockJump(fault, fault.scene.desk),
  'clock jump at the server': (fault) => clockJump(fault, fault.random.pick(fault.scene.nodes).machine),
  'second client': (fault) => fault.fire(fault.scene.second.act(fault.random.pick(fault.scene.nodes), fault.random)),
};
