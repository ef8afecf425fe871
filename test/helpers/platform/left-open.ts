import { writeInterruptedCommand } from '../../../core/change/by-command/interrupted.ts';
import { ChangeFolder } from '../../../core/change/folder.ts';
import { createNodeFiles } from '../../../core/files/node.ts';
import { systemClock } from '../../../core/time/system-clock.ts';
import { type PracticePlatformNode } from '../../../practice/platform/start.ts';
import { MAKER } from '../change-maker.ts';
import { must } from '../must.ts';

type Node = Pick<PracticePlatformNode, 'name' | 'role' | 'host' | 'hostKeySha256'> & { readonly ports: Pick<PracticePlatformNode['ports'], 'ssh'> };

/** Leaves a change of these nodes open in a data folder, none of practice, as another program does that is killed behind its command. @returns its id. */
export async function leaveOpen(dataDir: string, nodes: readonly Node[]): Promise<string> {
  const id = '20260101T000000Z-00000000';
  const places = nodes.map(({ name, role, host, ports, hostKeySha256 }) => ({ name, role, host, port: ports.ssh, keySha256: hostKeySha256, before: Uint8Array.of(1) }));
  const folder = new ChangeFolder({ files: createNodeFiles(), clock: systemClock, dataDir }, id, () => Promise.resolve(''));
  must(await writeInterruptedCommand(folder, id, { route: 'by-command', mode: 'non-secure', modeBefore: 'mixed', release: '10.0.1.11900-2', places }, { ...MAKER, keySha256: places[0]?.keySha256 ?? '' }));
  return id;
}
