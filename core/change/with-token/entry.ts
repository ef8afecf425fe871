import { type CtlRecord } from '../../../shared/ctl-file/model.ts';
import { functionName } from '../../../shared/ctl-file/tags.ts';
import { type EntryName } from '../../../shared/domain/choices.ts';
import { type EntryChange, type EntryLock, type PlannedEntry } from '../../../shared/domain/plan.ts';
import { sha1Hex } from '../../trust/digests.ts';
import { type Standing } from './origin.ts';

/** A record of the next file, what became of the present one, and whose it is. */
export interface NextEntry extends Omit<Standing, 'server'> {
  readonly record: CtlRecord;
  readonly change: EntryChange;
  readonly lock: EntryLock | null;
}

/** How a choice names the entry of this record. */
export const entryName = (record: CtlRecord): EntryName => ({
  function: functionName(record.function),
  name: (record.dnsName ?? '') === '' ? (record.subjectName ?? '') : (record.dnsName ?? ''),
  certificateSha1: record.certificate === undefined ? '' : sha1Hex(record.certificate),
});

/** The entry as a person sees it. */
export function plannedEntry({ record, kind, origin, change, lock }: NextEntry, number: number, signs: boolean): PlannedEntry {
  return {
    number,
    function: functionName(record.function),
    kind,
    origin,
    name: record.dnsName ?? '',
    address: record.ipAddress ?? '',
    subject: record.subjectName ?? '',
    issuer: record.issuerName ?? '',
    certificateSha1: record.certificate === undefined ? '' : sha1Hex(record.certificate),
    change,
    signs,
    lock: signs ? 'signer' : lock,
  };
}
