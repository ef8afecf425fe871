import { beforeAll, describe, expect, it } from 'vitest';
import { diffCtlFiles } from '../../shared/ctl-file/diff.ts';
import { buildRecord } from '../../shared/ctl-file/record.ts';
import { type FoundingParts, foundingParts, mixedFile, nonSecureFile, signFile } from '../helpers/founding-document.ts';

let parts: FoundingParts;
beforeAll(() => {
  parts = foundingParts();
});

describe('the difference of two CTL files', () => {
  it('from mixed mode to non-secure is: server records stripped, tokens and CAPF kept, new time, same signer', () => {
    const difference = diffCtlFiles(mixedFile(parts), nonSecureFile(parts));
    const gone = ['SUBJECTNAME', 'ISSUERNAME', 'SERIALNUMBER', 'PUBLICKEY', 'CERTIFICATE'];
    expect(difference).toEqual({
      identical: false,
      signer: { changed: false, before: difference.signer.before, after: difference.signer.before },
      timestamp: { before: 1_424_770_000, after: 1_424_792_265 },
      headerFields: [],
      records: [
        { change: 'kept', before: 0, after: 0, function: 0, fields: [] },
        { change: 'kept', before: 1, after: 1, function: 0, fields: [] },
        { change: 'stripped', before: 2, after: 2, function: 2, fields: gone },
        { change: 'kept', before: 3, after: 3, function: 4, fields: [] },
        { change: 'stripped', before: 4, after: 4, function: 2, fields: gone },
      ],
      reordered: false,
    });
  });

  it('of a file with itself is none', () => {
    const file = mixedFile(parts);
    const difference = diffCtlFiles(file, file);
    expect(difference.identical).toBe(true);
    expect(difference.records.map(({ change }) => change)).toEqual(['kept', 'kept', 'kept', 'kept', 'kept']);
  });

  it('names the other token as the signer', () => {
    const { records, tokens } = parts;
    const difference = diffCtlFiles(mixedFile(parts), signFile(records, records[1], tokens[1], 1_424_770_000));
    expect(difference.signer).toMatchObject({ changed: true, after: 'cn="SAST-ADN008580ef        ";ou=IPCBU;o="Cisco Systems' });
    expect(difference.records.every(({ change }) => change === 'kept')).toBe(true);
  });

  it('tells added, removed, changed and reordered records apart', () => {
    const { records, tokens } = parts;
    const changed = buildRecord({ ...records[3], serialNumber: Buffer.of(7) });
    const added = buildRecord({ function: 2, dnsName: '10.9.9.9', ipAddress: '10.9.9.9' });
    const after = signFile([records[4], records[0], changed, records[2], added], records[0], tokens[0], 1_424_770_000);
    const difference = diffCtlFiles(mixedFile(parts), after);
    expect(difference.records).toEqual([
      { change: 'kept', before: 4, after: 0, function: 2, fields: [] },
      { change: 'kept', before: 0, after: 1, function: 0, fields: [] },
      { change: 'changed', before: 3, after: 2, function: 4, fields: ['SERIALNUMBER'] },
      { change: 'kept', before: 2, after: 3, function: 2, fields: [] },
      { change: 'added', after: 4, function: 2, fields: [] },
      { change: 'removed', before: 1, function: 0, fields: [] },
    ]);
    expect(difference.reordered).toBe(true);
  });
});
