import { type Fault } from '../fault.ts';
import { type Program } from '../world/machine.ts';
import { type ServerNode } from '../world/node.ts';

/** The program dies, or its computer is without power. */
export function endProgram({ kind, scene, random }: Fault, program: Program): void {
  if (kind !== 'power cut at the program') {
    program.kill();
    return;
  }
  for (const wire of scene.network.wires) if (wire.client === program) wire.silence();
  program.kill();
  program.machine.disk.cutPower(random);
}

/** A provider dies, or its machine is without power; it is back within half a minute. */
export function endProvider(fault: Fault, node: ServerNode): void {
  const { kind, scene, random, how } = fault;
  const back = fault.seconds(1, 30);
  if (kind === 'power cut at the server') {
    for (const wire of scene.network.wires) if (wire.server === node.name) wire.silence();
    node.darken();
    node.machine.disk.cutPower(random);
  } else node.kill();
  fault.fire(`${how}, back after ${back / 1000} s`);
  scene.time.after(back, () => void node.start());
}
