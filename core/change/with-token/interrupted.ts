import { type ChangeRecord, RECORD_VERSION } from '../../../shared/domain/change-record.ts';
import { choicesFor } from '../../../shared/domain/choices.ts';
import { type JournalEntry } from '../../../shared/domain/journal.ts';
import { type Result, ok } from '../../../shared/domain/result.ts';
import { type InterruptedWithToken } from '../../ports/practice.ts';
import { readCertificate } from '../../trust/certificate.ts';
import { sha256Hex } from '../../trust/digests.ts';
import { tokenName } from '../../trust/names.ts';
import { type ChangeFolder, NEW_FILE } from '../folder.ts';
import { type ChangeMaker } from '../maker.ts';
import { recordedCertificates } from './record.ts';

const copyName = (index: number): string => `before-${index + 1}.tlv`;

function nameOf(der: Uint8Array): string {
  const read = readCertificate(der);
  return read.ok ? tokenName(read.value.subjectAttributes) : '';
}

function recordOf({ mode, modeBefore, release, places, certificates, signer, client }: InterruptedWithToken, id: string, maker: Omit<ChangeMaker, 'client'>): ChangeRecord {
  const { host, port, keySha256, ...who } = maker;
  return {
    version: RECORD_VERSION,
    id,
    route: 'with-token',
    ...who,
    client,
    cluster: {
      host,
      port,
      keySha256,
      release,
      places: places.map(({ server, before }, index) => ({
        name: server.name,
        role: server.role,
        host: server.host,
        port: server.port,
        keySha256: server.certificateSha256,
        before: sha256Hex(before),
        copy: copyName(index),
      })),
      certificates: recordedCertificates({ certificates }),
    },
    kind: mode,
    modeBefore,
    modeAsked: mode,
    signer: { name: nameOf(signer), certificateSha256: sha256Hex(signer) },
    choices: choicesFor(mode),
  };
}

/** The lines of a program that was killed when one server had put the file in service and the others had not. */
function linesOf(change: InterruptedWithToken, record: ChangeRecord): readonly JournalEntry[] {
  const step = (name: string, status: string): JournalEntry => ({ what: 'step', step: name, status });
  const each = (kind: string, places: InterruptedWithToken['places'], status: string): readonly JournalEntry[] => places.map(({ server }) => step(`${kind}:${server.name}`, status));
  const { places } = change;
  return [
    { what: 'record', record },
    step('sign', 'begun'),
    { what: 'signed', sha256: sha256Hex(change.signedFile) },
    step('sign', 'proved'),
    ...each('stage', places, 'begun'),
    ...each('stage', places, 'proved'),
    ...each('commit', places, 'begun'),
    ...each('commit', places.filter(({ isCommitted }) => isCommitted), 'proved'),
  ];
}

/** Writes the folder of a change that a practice cluster was left in the middle of, as the program that was killed would have. */
export async function writeInterrupted(folder: ChangeFolder, id: string, change: InterruptedWithToken, maker: Omit<ChangeMaker, 'client'>): Promise<Result<void>> {
  for (const [index, { before }] of change.places.entries()) {
    const copied = await folder.save(copyName(index), before);
    if (!copied.ok) return copied;
  }
  const signed = await folder.save(NEW_FILE, change.signedFile);
  if (!signed.ok) return signed;
  // The copies first: a record without them would be a change that nobody can undo.
  for (const line of linesOf(change, recordOf(change, id, maker))) {
    const noted = await folder.note(line);
    if (!noted.ok) return noted;
  }
  return ok(undefined);
}
