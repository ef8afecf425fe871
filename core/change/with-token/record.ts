import { RECORD_VERSION, type ChangeRecord, type RecordedPlace } from '../../../shared/domain/change-record.ts';
import { sha256Hex } from '../../trust/digests.ts';
import { type ChangeMaker } from '../maker.ts';
import { type ChangePlan } from './plan.ts';

/** Certificates that a change does not add itself. */
export const recordedCertificates = ({ certificates }: Pick<ChangePlan['facts'], 'certificates'>): ChangeRecord['cluster']['certificates'] =>
  certificates.flatMap(({ server, role, der }) => (role === 'Phone-SAST-trust' ? [] : [{ server, role, sha256: sha256Hex(der) }]));

/** The servers with the name that the copy of each one's file gets, publisher first. */
function placesOf({ facts, predecessors }: ChangePlan): readonly RecordedPlace[] {
  return [...predecessors].map(([name, file], index) => {
    const server = facts.servers.find((one) => one.name === name);
    if (server === undefined) throw new Error('a plan is about the servers of its cluster');
    const { role, host, port, certificateSha256 } = server;
    return { name, role, host, port, keySha256: certificateSha256, before: file?.sha256 ?? 'none', copy: file === null ? null : `before-${index + 1}.tlv` };
  });
}

/** What a plan of this route comes to in the journal of the change with this id. */
export function recordWithToken(id: string, plan: ChangePlan, maker: ChangeMaker): ChangeRecord {
  const { program, holder, operator, username, practice, client, consents, host, port, keySha256 } = maker;
  const { view, facts, signer, choices } = plan;
  return {
    version: RECORD_VERSION,
    id,
    route: 'with-token',
    program,
    holder,
    operator,
    username,
    practice,
    cluster: { host, port, keySha256, release: facts.release, places: placesOf(plan), certificates: recordedCertificates(facts) },
    kind: view.change,
    modeBefore: facts.mode,
    modeAsked: view.mode,
    client,
    signer: { name: view.entries.find(({ signs }) => signs)?.subject ?? '', certificateSha256: signer.certificateSha256 },
    choices,
    consents,
  };
}
