import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { type CtlFileDifference, diffCtlFiles, type RecordDifference } from '../../../shared/ctl-file/diff.ts';
import { type CtlRecord } from '../../../shared/ctl-file/model.ts';
import { functionName } from '../../../shared/ctl-file/tags.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { TRUST_LIST_PAGE, TRUST_LIST_TEXT, type TrustListChange } from '../../../shared/domain/trust-list.ts';
import { bytesToBase64 } from '../../trust/base64.ts';
import { readCertificate } from '../../trust/certificate.ts';
import { sha1Hex } from '../../trust/digests.ts';
import { showListText } from '../../trust/show.ts';
import { certificateFacts } from '../provider/views.ts';
import { type Workbench } from '../workbench.ts';
import { openedList, type OpenedList, type TrustListsDesk } from './desk.ts';
import { listEntry } from './facts.ts';

/** Pages of what was opened, for calls that wait for nothing. */
const looking =
  <I, O>(look: (desk: TrustListsDesk, input: I) => Result<O>) =>
  ({ trustLists }: Pick<Workbench, 'trustLists'>, input: I): Promise<Result<O>> =>
    Promise.resolve(look(trustLists, input));

export const trustListEntries = looking((desk, { id, from }: CallInput<'trustListEntries'>): Result<CallOutput<'trustListEntries'>> => {
  const list = openedList(desk, id, 'trustListEntries');
  if (!list.ok) return list;
  const { records } = list.value.file;
  return ok({ entries: records.slice(from, from + TRUST_LIST_PAGE).map((record, at) => listEntry(record, from + at + 1, list.value)), inAll: records.length });
});

export const trustListCertificate = looking((desk, { id, number }: CallInput<'trustListCertificate'>): Result<CallOutput<'trustListCertificate'>> => {
  const list = openedList(desk, id, 'trustListCertificate');
  if (!list.ok) return list;
  const der = list.value.file.records[number - 1]?.certificate;
  if (der === undefined) return fail('contract.not-now', '', { call: 'trustListCertificate' });
  const read = readCertificate(der);
  return read.ok ? ok({ ...certificateFacts(read.value), base64: bytesToBase64(der) }) : read;
});

export const trustListText = looking((desk, { id, part }: CallInput<'trustListText'>): Result<CallOutput<'trustListText'>> => {
  const list = openedList(desk, id, 'trustListText');
  if (!list.ok) return list;
  const { file, verdict, modified } = list.value;
  list.value.text ??= showListText(file, verdict, modified);
  const from = part * TRUST_LIST_TEXT;
  return ok({ text: list.value.text.slice(from, from + TRUST_LIST_TEXT), more: list.value.text.length > from + TRUST_LIST_TEXT });
});

export const compareTrustLists = looking((desk, { first, second, from }: CallInput<'compareTrustLists'>): Result<CallOutput<'compareTrustLists'>> => {
  const one = openedList(desk, first, 'compareTrustLists');
  const other = openedList(desk, second, 'compareTrustLists');
  if (!one.ok) return one;
  if (!other.ok) return other;
  const difference = differenceOf(desk, one.value, other.value);
  const { identical, signer, timestamp, headerFields, reordered, records } = difference;
  const changed = records.filter(({ change }) => change !== 'kept');
  return ok({
    identical,
    signerDiffers: signer.changed,
    timestampDiffers: timestamp.before !== timestamp.after,
    headerFields,
    reordered,
    same: records.length - changed.length,
    changes: changed.slice(from, from + TRUST_LIST_PAGE).map((found) => changeOf(found, one.value, other.value)),
    inAll: changed.length,
  });
});

/** A comparison of long files is not made anew for each of its pages. */
function differenceOf(desk: TrustListsDesk, first: OpenedList, second: OpenedList): CtlFileDifference {
  const known = desk.compared;
  if (known?.first === first && known.second === second) return known.difference;
  const difference = diffCtlFiles(first.file, second.file);
  desk.compared = { first, second, difference };
  return difference;
}

const nameOf = ({ dnsName = '', subjectName = '' }: CtlRecord): string => (dnsName === '' ? subjectName : dnsName);
const certificateSha1 = (record: CtlRecord | undefined): string => (record?.certificate === undefined ? '' : sha1Hex(record.certificate));

function changeOf({ before, after, function: code, fields }: RecordDifference, first: OpenedList, second: OpenedList): TrustListChange {
  const one = before === undefined ? undefined : first.file.records[before];
  const other = after === undefined ? undefined : second.file.records[after];
  const shown = other ?? one;
  return {
    where: one === undefined ? 'second' : other === undefined ? 'first' : 'both',
    first: before === undefined ? null : before + 1,
    second: after === undefined ? null : after + 1,
    function: functionName(code),
    name: shown === undefined ? '' : nameOf(shown),
    fields,
    firstCertificate: certificateSha1(one),
    secondCertificate: certificateSha1(other),
  };
}
