import { expect, it } from 'vitest';
import { listKind } from '../../shared/ctl-file/list-kind.ts';
import { type CtlHeader } from '../../shared/ctl-file/model.ts';

it.each([
  ['CTLFile.tlv', 'CTL'],
  ['ITLFile.tlv', 'ITL'],
  ['ITLSEP001122334455.tlv', 'ITL'],
  ['itlfile.tlv', 'ITL'],
  ['CTLSEP001122334455.tlv', 'CTL'],
  ['another ITLFile.tlv', 'CTL'],
  ['', 'CTL'],
])('a file that calls itself "%s" is taken for a list of kind %s', (fileName, kind) => {
  expect(listKind({ header: { fileName } as CtlHeader })).toBe(kind);
});
