import { type ChangeRecord, RECORD_VERSION } from '../../../shared/domain/change-record.ts';
import { type JournalEntry } from '../../../shared/domain/journal.ts';
import { type Result, ok } from '../../../shared/domain/result.ts';
import { type InterruptedByCommand } from '../../ports/practice.ts';
import { sha1Hex } from '../../trust/digests.ts';
import { type ChangeFolder } from '../folder.ts';
import { type ChangeMaker } from '../maker.ts';
import { copyName } from './record.ts';

function recordOf({ mode, modeBefore, release, places }: InterruptedByCommand, id: string, maker: Omit<ChangeMaker, 'client'>): ChangeRecord {
  const { host, port, keySha256, ...who } = maker;
  return {
    version: RECORD_VERSION,
    id,
    route: 'by-command',
    ...who,
    client: '',
    cluster: {
      host,
      port,
      keySha256,
      release,
      places: places.map(({ before, ...place }, index) => ({ ...place, before: sha1Hex(before), copy: copyName(index) })),
      certificates: [],
    },
    kind: mode,
    modeBefore,
    modeAsked: mode,
    signer: null,
    choices: null,
  };
}

/** The lines of a program that was killed when it had sent the command. */
function linesOf({ places }: InterruptedByCommand, record: ChangeRecord): readonly JournalEntry[] {
  const step = (name: string, status: string): JournalEntry => ({ what: 'step', step: name, status });
  return [
    { what: 'record', record },
    ...places.flatMap(({ name, before }, index): readonly JournalEntry[] => [
      step(`copy:${name}`, 'begun'),
      { what: 'copied', node: name, copy: copyName(index), sha1: sha1Hex(before) },
      step(`copy:${name}`, 'proved'),
    ]),
    step(`command:${places[0]?.name ?? ''}`, 'begun'),
  ];
}

/** Writes the folder of a change whose command was sent by a program that was killed then, as that program would have. */
export async function writeInterruptedCommand(folder: ChangeFolder, id: string, change: InterruptedByCommand, maker: Omit<ChangeMaker, 'client'>): Promise<Result<void>> {
  for (const [index, { before }] of change.places.entries()) {
    const copied = await folder.save(copyName(index), before);
    if (!copied.ok) return copied;
  }
  for (const line of linesOf(change, recordOf(change, id, maker))) {
    const noted = await folder.note(line);
    if (!noted.ok) return noted;
  }
  return ok(undefined);
}
