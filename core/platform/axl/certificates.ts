import { safeText } from '../../../shared/ctl-file/text.ts';
import { type AxlCertificate, type ServerCertificate } from '../../../shared/domain/platform/answers.ts';
import { shortName } from '../../../shared/domain/host-name.ts';
import { readCertificate } from '../../trust/certificate.ts';
import { type AxlSchema } from './envelope.ts';
import { type AxlSession } from './session.ts';
import { certificateSql, certificatesSql } from './sql.ts';
import { childAt, childrenOf, textAt, type XmlElement } from './xml.ts';

/** Services whose keys sign CTL files, as `typecertificateservice` names them; names, since the number of ITLRecovery is not published (Cisco document 210541). */
const SERVICES = ['CallManager', 'ITLRecovery'] as const;

const PKID = /^[0-9a-f-]{36}$/i;
const PEM = /^\s*-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]{1,90000})-----END CERTIFICATE-----\s*$/;
/** Services whose certificates a change of the CTL file needs for years to come. */
const PREFLIGHT_SERVICES = ['CallManager', 'CAPF', 'TVS', 'ITLRecovery'] as const;
/** Of one service on all servers. */
const MAX_CERTIFICATES = 200;
/** Of one service on one server; more are not looked at. */
const MAX_OF_SERVICE = 4;

/** The bytes of a certificate in PEM; `undefined` = it is none. */
function derOf(pem: string): Uint8Array | undefined {
  const der = new Uint8Array(Buffer.from(PEM.exec(pem)?.[1] ?? '', 'base64'));
  return readCertificate(der).ok ? der : undefined;
}

/** A row of `certificate`: where its text is found, and whose it is. */
interface CertificateRow {
  readonly pkid: string;
  readonly server: string;
}

/** The database's answers about certificates; `null` = a query failed, or an answer is none of these. */
class CertificateTable {
  readonly #session: AxlSession;
  readonly #schema: AxlSchema;

  constructor(session: AxlSession, schema: AxlSchema) {
    this.#session = session;
    this.#schema = schema;
  }

  async rows(service: string): Promise<readonly CertificateRow[] | null> {
    const rows = (await this.#ask(certificatesSql(service)))?.map((row) => ({ pkid: textAt(row, 'pkid') ?? '', server: textAt(row, 'servername') ?? '' })) ?? null;
    return rows?.every(({ pkid }) => PKID.test(pkid)) === true ? rows : null;
  }

  async bytes(pkid: string): Promise<Uint8Array | null> {
    const [row, ...more] = (await this.#ask(certificateSql(pkid))) ?? [];
    return more.length > 0 ? null : (derOf(childAt(row, 'certificate')?.text ?? '') ?? null);
  }

  async #ask(sql: string): Promise<readonly XmlElement[] | null> {
    const answer = await this.#session.ask('executeSQLQuery', this.#schema, { sql });
    return answer.ok && answer.value.kind === 'returned' ? childrenOf(answer.value.element, 'row') : null;
  }
}

/**
 * Certificates of the publisher in the database: which rows there are, then the text of each alone. `null` where anything is not read: half of it would prove nothing.
 *
 * @param publisher address, host name and fully qualified name.
 */
export async function publisherCertificates(session: AxlSession, schema: AxlSchema, publisher: readonly string[]): Promise<readonly AxlCertificate[] | null> {
  const names = publisher.map(shortName);
  const table = new CertificateTable(session, schema);
  const found: AxlCertificate[] = [];
  for (const service of SERVICES) {
    const rows = (await table.rows(service))?.filter(({ server }) => names.includes(shortName(server)));
    if (rows === undefined || rows.length > MAX_OF_SERVICE) return null;
    for (const pkid of new Set(rows.map((row) => row.pkid))) {
      const der = await table.bytes(pkid);
      if (der === null) return null;
      found.push({ service, der });
    }
  }
  return found;
}

/** Certificates of {@link PREFLIGHT_SERVICES} of every server; `null` where anything is not read, since one of them may be the one that has expired. */
export async function serverCertificates(session: AxlSession, schema: AxlSchema): Promise<readonly ServerCertificate[] | null> {
  const table = new CertificateTable(session, schema);
  const found: ServerCertificate[] = [];
  for (const service of PREFLIGHT_SERVICES) {
    const rows = await table.rows(service);
    if (rows === null || rows.length > MAX_CERTIFICATES) return null;
    for (const [pkid, { server }] of new Map(rows.map((row) => [row.pkid, row]))) {
      const der = await table.bytes(pkid);
      if (der === null) return null;
      found.push({ service, server: safeText(server), der });
    }
  }
  return found;
}
