import { type CtlFile, type CtlRecord } from '../../shared/ctl-file/model.ts';
import { bareRecord } from '../../shared/ctl-file/record.ts';
import { FUNCTION_CODE } from '../../shared/ctl-file/tags.ts';
import { type EntryChange } from '../../shared/domain/plan.ts';
import { type ClusterServer } from '../../shared/domain/server.ts';

/** A record of the next file and what became of the present one. */
export interface NextRecord {
  readonly record: CtlRecord;
  readonly change: EntryChange;
}

/** Whether a record stands for this server: by name, or by one of its addresses. */
export const standsFor = (record: CtlRecord, server: ClusterServer): boolean =>
  (record.dnsName !== undefined && record.dnsName !== '' && (record.dnsName === server.name || server.addresses.includes(record.dnsName))) ||
  (record.ipAddress !== undefined && server.addresses.includes(record.ipAddress));

/**
 * The records of a cluster in non-secure mode: CCM+TFTP records of its own servers lose their certificate, everything
 * else stays byte for byte (Cisco document 118892, "contents of the CTL file" of a non-secure cluster).
 */
export function nonSecureRecords(base: CtlFile, servers: readonly ClusterServer[]): readonly NextRecord[] {
  return base.records.map((record) => {
    const own = record.function === FUNCTION_CODE.CCM_TFTP && servers.some((server) => standsFor(record, server));
    if (!own || record.certificate === undefined) return { record, change: 'kept' };
    return { record: bareRecord(record), change: 'certificate-removed' };
  });
}
