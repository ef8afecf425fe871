import { expect, it } from 'vitest';
import { listKind } from '../../shared/ctl-file/list-kind.ts';
import { FUNCTION_CODE } from '../../shared/ctl-file/tags.ts';

it.each([
  ['CTLFile.tlv', 'CTL'],
  ['ITLFile.tlv', 'ITL'],
  ['ITLSEP001122334455.tlv', 'ITL'],
  ['itlfile.tlv', 'ITL'],
  ['CTLSEP001122334455.tlv', 'CTL'],
  ['another ITLFile.tlv', 'CTL'],
  ['', 'CTL'],
])('a file that calls itself "%s" is taken for a list of kind %s', (fileName, kind) => {
  expect(listKind({ header: { fileName }, records: [{ function: FUNCTION_CODE.SAST }] })).toBe(kind);
});

it.each(['CTLFile.tlv', 'list.bin', ''])('an entry of TVS makes a file that calls itself "%s" an ITL file', (fileName) => {
  expect(listKind({ header: { fileName }, records: [{ function: FUNCTION_CODE.SAST }, { function: FUNCTION_CODE.TVS }] })).toBe('ITL');
});
