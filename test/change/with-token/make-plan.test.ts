import { sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePlan } from '../../../core/change/with-token/make-plan.ts';
import { serverRecord, tokenRecord } from '../../../core/trust/records.ts';
import { verifyCtlFile } from '../../../core/trust/verify.ts';
import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { buildRecord } from '../../../shared/ctl-file/record.ts';
import { FUNCTION_CODE } from '../../../shared/ctl-file/tags.ts';
import { choicesFor } from '../../../shared/domain/choices.ts';
import { MAX_ENTRIES } from '../../../shared/domain/rules/with-token.ts';
import { type FoundingParts, foundingParts, mixedFile, must, nonSecureFile, signFile } from '../../helpers/founding-document.ts';
import { makeIdentity } from '../../helpers/certificates.ts';
import { bothHold, PUBLISHER, snapshotOf, SUBSCRIBER } from '../../helpers/snapshot.ts';

const now = new Date('2015-02-24T15:37:45Z');
let parts: FoundingParts;
beforeAll(() => {
  parts = foundingParts();
});

const signer = (index: 0 | 1 = 0) => ({ serial: '0054f509', certificate: parts.tokens[index].certificate });
const request = (snapshot: ReturnType<typeof bothHold>) => ({ id: 'p1', snapshot, choices: choicesFor('non-secure'), signer: signer(), now, phones: null });

describe('the plan for non-secure mode', () => {
  it('makes the 3746 bytes of the founding document out of its mixed-mode file', () => {
    const plan = must(makePlan(request(bothHold(mixedFile(parts)))));
    const bytes = plan.draft.complete(sign('sha1', plan.draft.signedBytes, parts.tokens[0].privateKey));
    const file = must(readCtlFile(bytes));
    expect(bytes.length).toBe(3746);
    expect(plan.view.length).toBe(3746);
    expect([file.header.bytes.length, ...file.records.map((record) => record.bytes.length)]).toEqual([304, 1186, 1186, 33, 1004, 33]);
    expect(verifyCtlFile(file).kind).toBe('verified');
    expect(file.header.timestamp).toBe(now.getTime() / 1000);
  });

  it('is never older than the file before, whatever the clock of this computer says', () => {
    const ahead = now.getTime() / 1000 + 3600;
    const plan = must(makePlan(request(bothHold(signFile(parts.records, parts.records[0], parts.tokens[0], ahead)))));
    expect(plan.view.timestamp).toBe(new Date((ahead + 1) * 1000).toISOString());
    expect(must(readCtlFile(plan.draft.complete(sign('sha1', plan.draft.signedBytes, parts.tokens[0].privateKey)))).header.timestamp).toBe(ahead + 1);
  });

  it('keeps every record but the CCM+TFTP ones of this cluster byte for byte', () => {
    const before = mixedFile(parts);
    const plan = must(makePlan(request(bothHold(before))));
    const after = must(readCtlFile(plan.draft.complete(sign('sha1', plan.draft.signedBytes, parts.tokens[0].privateKey))));
    for (const index of [0, 1, 3]) expect(after.records[index]?.bytes).toEqual(before.records[index]?.bytes);
    expect(plan.view.entries.map(({ change }) => change)).toEqual(['kept', 'kept', 'certificate-removed', 'kept', 'certificate-removed']);
    expect(plan.view.entries.map(({ signs }) => signs)).toEqual([true, false, false, false, false]);
  });

  it('leaves the CCM+TFTP record of another cluster alone', () => {
    const foreign = must(serverRecord({ function: FUNCTION_CODE.CCM_TFTP, address: '192.0.2.7', certificate: makeIdentity({ subject: [['CN', 'elsewhere']], serial: '0a0b' }).certificate }));
    const before = signFile([...parts.records, foreign], parts.records[0], parts.tokens[0], 1_424_770_000);
    const plan = must(makePlan(request(bothHold(before))));
    expect(plan.view.entries.at(-1)?.change).toBe('kept');
  });

  it('recognises a server by its host name in DNSNAME as well as by its address', () => {
    const certificate = makeIdentity({ subject: [['CN', 'cucm-pub']], serial: '0c0d' }).certificate;
    const named = buildRecord({ ...must(serverRecord({ function: FUNCTION_CODE.CCM_TFTP, address: '10.9.9.9', certificate })), dnsName: 'cucm-pub' });
    const before = signFile([parts.records[0], parts.records[1], named], parts.records[0], parts.tokens[0], 1_424_770_000);
    const snapshot = snapshotOf(new Map([[{ ...PUBLISHER, name: 'cucm-pub', addresses: [] }, before.bytes]]));
    expect(must(makePlan(request(snapshot))).view.entries.at(-1)?.change).toBe('certificate-removed');
  });

  it('signs, stages everywhere, commits everywhere, sets the mode and proves, publisher first', () => {
    const file = mixedFile(parts);
    const plan = must(makePlan(request(snapshotOf(new Map([[SUBSCRIBER, file.bytes], [PUBLISHER, file.bytes]])))));
    expect(plan.view.steps.map(({ id }) => id)).toEqual([
      'sign',
      'stage:10.48.47.153',
      'stage:10.48.47.154',
      'commit:10.48.47.153',
      'commit:10.48.47.154',
      'set-mode',
      'prove',
    ]);
    expect(plan.view.steps.filter(({ undo }) => undo.kind === 'none').map(({ kind }) => kind)).toEqual(['commit', 'commit', 'set-mode']);
  });

  it('says when nothing but the signature changes, and when servers hold different files', () => {
    const plan = must(makePlan(request(bothHold(nonSecureFile(parts)))));
    expect(plan.view.findings.map(({ rule }) => rule)).toEqual(['no-entry-changes']);
    const differing = snapshotOf(new Map([[PUBLISHER, mixedFile(parts).bytes], [SUBSCRIBER, nonSecureFile(parts).bytes]]));
    const second = must(makePlan(request(differing)));
    expect(plan.view.otherFiles).toEqual([]);
    expect(second.view.otherFiles).toEqual([{ servers: ['10.48.47.154'], holdsFile: true, kept: 5, added: 0, removed: 0 }]);
    expect(second.view.findings).toContainEqual({ rule: 'files-differ', severity: 'warn', params: { servers: '10.48.47.153, 10.48.47.154' } });
    expect(second.predecessors.get('10.48.47.153')?.sha256).not.toBe(second.predecessors.get('10.48.47.154')?.sha256);
  });
});

describe('what is never planned', () => {
  it('a file signed by a token that is no SAST of the present file', () => {
    const stranger = makeIdentity({ subject: [['CN', 'stranger']], serial: '01' }).certificate;
    const result = makePlan({ ...request(bothHold(mixedFile(parts))), signer: { serial: 'x', certificate: stranger } });
    expect(result).toMatchObject({ ok: false, error: { code: 'plan.token-not-in-file', where: '10.48.47.153' } });
  });

  it('a file signed by a token that only one of the servers knows', () => {
    const onlyFirst = signFile([parts.records[0], parts.records[2]], parts.records[0], parts.tokens[0], 1);
    const snapshot = snapshotOf(new Map([[PUBLISHER, mixedFile(parts).bytes], [SUBSCRIBER, onlyFirst.bytes]]));
    const result = makePlan({ ...request(snapshot), signer: signer(1) });
    expect(result).toMatchObject({ ok: false, error: { code: 'plan.token-not-in-file', where: '10.48.47.154' } });
  });

  it('anything on a file whose signature is bad', () => {
    const broken = mixedFile(parts).bytes.slice();
    const last = broken.length - 1;
    broken[last] = (broken[last] ?? 0) ^ 1;
    const result = makePlan(request(snapshotOf(new Map([[PUBLISHER, broken], [SUBSCRIBER, broken]]))));
    expect(result).toMatchObject({ ok: false, error: { code: 'ctl-file.signature-bad' } });
  });

  it('more entries than a CTL file may hold', () => {
    const many = Array.from({ length: MAX_ENTRIES }, (_, index) => buildRecord({ ...parts.records[4], dnsName: `10.0.0.${index}`, ipAddress: `10.0.0.${index}` }));
    const before = signFile([parts.records[0], ...many], parts.records[0], parts.tokens[0], 1);
    const { findings } = must(makePlan(request(bothHold(before)))).view;
    // The subscriber's own entry is among the many only by chance of its address: two more are added.
    expect(findings.find(({ rule }) => rule === 'too-many-entries')).toMatchObject({ severity: 'refuse', params: { max: MAX_ENTRIES } });
  });

  it('a token of our own making is a SAST only with exactly its certificate', () => {
    const again = makeIdentity({ subject: [['CN', 'SAST-ADN0054f509'.padEnd(24)]], serial: '45daa2af00000027f93c' });
    expect(must(tokenRecord(again.certificate)).certificate).not.toEqual(parts.records[0].certificate);
    const result = makePlan({ ...request(bothHold(mixedFile(parts))), signer: { serial: '0054f509', certificate: again.certificate } });
    expect(result).toMatchObject({ ok: false, error: { code: 'plan.token-not-in-file' } });
  });
});
