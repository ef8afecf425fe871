import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { nextEntries } from '../../../core/change/with-token/next-entries.ts';
import { makePlan } from '../../../core/change/with-token/make-plan.ts';
import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { type CtlFile } from '../../../shared/ctl-file/model.ts';
import { bareRecord, buildRecord } from '../../../shared/ctl-file/record.ts';
import { FUNCTION_CODE } from '../../../shared/ctl-file/tags.ts';
import { choicesFor } from '../../../shared/domain/choices.ts';
import { type ClusterFacts, type SecurityMode, type ServiceCertificate } from '../../../shared/domain/server.ts';
import { ecCertificate, newKey } from '../../helpers/certificates.ts';
import { type FoundingParts, foundingParts, must, signFile } from '../../helpers/founding-document.ts';
import { fieldFile, isThere } from '../../helpers/shared-reference.ts';
import { bothHold, PUBLISHER, SUBSCRIBER } from '../../helpers/snapshot.ts';

let parts: FoundingParts;
let ec: Uint8Array;
let other: Uint8Array;
beforeAll(() => {
  parts = foundingParts();
  const key = newKey(1024);
  ec = ecCertificate({ subject: [['CN', 'pub-EC']], serial: '0e' }, 'secp384r1', key);
  other = ecCertificate({ subject: [['CN', 'pub-EC']], serial: '0f' }, 'prime256v1', key);
});

const entry = (certificate: Uint8Array, code: number = FUNCTION_CODE.CCM_TFTP) =>
  buildRecord({ function: code, dnsName: PUBLISHER.name, subjectName: 'CN=pub-EC', issuerName: 'CN=pub-EC', serialNumber: Uint8Array.of(14), publicKey: new Uint8Array(97), certificate, ipAddress: PUBLISHER.name });

function next(base: CtlFile, mode: SecurityMode, told: readonly ServiceCertificate[] = []) {
  const [, , pub, capf, sub] = parts.records;
  const of = (server: string, role: ServiceCertificate['role'], der: Uint8Array | undefined): ServiceCertificate => ({ server, role, der: der ?? expect.fail('a certificate') });
  const certificates = [...told, of(PUBLISHER.name, 'CallManager', pub.certificate), of(SUBSCRIBER.name, 'CallManager', sub.certificate), of(PUBLISHER.name, 'CAPF', capf.certificate)];
  const facts: ClusterFacts = { mode: 'mixed', release: '10.0.1', autoRegistration: false, servers: [PUBLISHER, SUBSCRIBER], certificates };
  return nextEntries({ facts, base, mode, choices: choicesFor('update'), signer: parts.tokens[0].certificate });
}

const fileOf = (...records: Parameters<typeof signFile>[0]): CtlFile => signFile(records, parts.records[0], parts.tokens[0], 1_424_770_000);
const rules = ({ findings }: ReturnType<typeof next>) => findings.map(({ rule }) => rule);
const changes = ({ entries }: ReturnType<typeof next>) => entries.map(({ change }) => change);

describe('an entry with an EC certificate', () => {
  it('stays byte for byte in mixed mode, whatever its function, and is said to be unconfirmed', () => {
    for (const code of [FUNCTION_CODE.CCM, FUNCTION_CODE.CCM_TFTP, FUNCTION_CODE.TFTP, FUNCTION_CODE.CAPF]) {
      const base = fileOf(...parts.records, entry(ec, code));
      const after = next(base, 'mixed');
      expect(after.entries.map(({ record }) => record.bytes)).toEqual(base.records.map(({ bytes }) => bytes));
      expect([changes(after), rules(after)]).toEqual([Array.from({ length: 6 }, () => 'kept'), ['other-key-unconfirmed']]);
    }
  });

  it('is confirmed where the publisher tells it beside the RSA one, in whichever order', () => {
    const told: ServiceCertificate = { server: PUBLISHER.name, role: 'CallManager', der: ec };
    const after = next(fileOf(...parts.records, entry(ec)), 'mixed', [told]);
    expect([changes(after), rules(after)]).toEqual([['kept', 'kept', 'kept', 'kept', 'kept', 'kept'], []]);
    expect(rules(next(fileOf(...parts.records, entry(other)), 'mixed', [told]))).toEqual(['other-key-unconfirmed']);
  });

  it('is no reason to leave out the RSA entry of its server, nor CAPF’s', () => {
    const [token, second, , , sub] = parts.records;
    const after = next(fileOf(token, second, entry(ec), entry(ec, FUNCTION_CODE.CAPF), sub), 'mixed');
    expect(after.entries.map(({ change, record }) => [change, record.function])).toEqual([
      ['kept', 0], ['kept', 0], ['kept', 2], ['kept', 4], ['kept', 2], ['added', 2], ['added', 4],
    ]);
    expect(rules(after)).not.toContain('duplicate-entry');
  });

  it('leaves the file in non-secure mode where its server has another entry, which is said', () => {
    const after = next(fileOf(...parts.records, entry(ec), entry(other)), 'non-secure');
    expect(changes(after)).toEqual(['kept', 'kept', 'certificate-removed', 'kept', 'certificate-removed']);
    expect(after.removed.map(({ record, change, lock }) => [record.certificate, change, lock])).toEqual([[ec, 'removed', 'server-of-cluster'], [other, 'removed', 'server-of-cluster']]);
    expect(rules(after)).toEqual(['other-key-leaves', 'other-key-leaves']);
    expect(rules(next(fileOf(...parts.records, entry(ec, FUNCTION_CODE.CCM)), 'non-secure'))).toEqual([]);
  });

  it('is bare in non-secure mode where it is the only entry of its server, and gets the RSA certificate when it becomes mixed', () => {
    const [token, second, , capf, sub] = parts.records;
    const after = next(fileOf(token, second, entry(ec), entry(other), capf, sub), 'non-secure');
    expect(changes(after)).toEqual(['kept', 'kept', 'certificate-removed', 'kept', 'certificate-removed']);
    expect(after.entries[2]?.record.bytes).toEqual(bareRecord(entry(ec)).bytes);
    const again = next(fileOf(token, second, ...after.entries.slice(2).map(({ record }) => record)), 'mixed');
    expect(again.entries[2]).toMatchObject({ change: 'certificate-added', record: { certificate: parts.records[2].certificate } });
  });

  it('cannot be removed by its name where it belongs to a server of the cluster', () => {
    const plan = must(makePlan({ id: 'p', snapshot: bothHold(fileOf(...parts.records, entry(ec))), choices: choicesFor('update'), signer: { serial: '1', certificate: parts.tokens[0].certificate }, now: new Date(), phones: null }));
    expect(plan.view.entries[5]).toMatchObject({ change: 'kept', lock: 'server-of-cluster', subject: 'CN=pub-EC' });
  });
});

describe('entries with an EC certificate as a case from the field has them', () => {
  for (const code of [1, 2, 3]) {
    const file = fieldFile(`ec-entries/function-${code}.tlv`);
    it.runIf(isThere(file))(`function ${code} (left out where the folder is not there)`, () => {
      const bytes = new Uint8Array(readFileSync(file));
      const base = must(readCtlFile(bytes));
      const snapshot = bothHold(base);
      const signer = { serial: '1', certificate: base.records[0]?.certificate ?? expect.fail('a token') };
      const at = base.records.findIndex(({ function: role, publicKey }) => role === code && publicKey?.length === 97);
      const fresh = parts.records[2].certificate ?? expect.fail('a certificate');
      const facts = { ...snapshot.facts, certificates: [{ server: PUBLISHER.name, role: 'CallManager' as const, der: fresh }] };
      const plan = must(makePlan({ id: 'p', snapshot: { ...snapshot, facts }, choices: choicesFor('update'), signer, now: new Date(), phones: null }));
      expect(plan.view.entries[at]).toMatchObject({ change: 'kept' });
      expect(plan.shown[at]?.bytes).toEqual(base.records[at]?.bytes);
      expect(plan.view.entries.filter(({ change }) => change === 'replaced').map(({ name: of }) => of)).toEqual([PUBLISHER.name]);
    });
  }
});
