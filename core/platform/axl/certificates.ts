import { type AxlCertificate } from '../../../shared/domain/platform/answers.ts';
import { shortName } from '../../../shared/domain/host-name.ts';
import { readCertificate } from '../../trust/certificate.ts';
import { type AxlSchema } from './envelope.ts';
import { type AxlSession } from './session.ts';
import { childAt, childrenOf, textAt, type XmlElement } from './xml.ts';

/** Services whose keys sign CTL files, as `typecertificateservice` names them; names, since the number of ITLRecovery is not published (Cisco document 210541). */
const SERVICES = ['CallManager', 'ITLRecovery'] as const;

/** From-clause that Cisco support uses (Cisco document 214231). */
const JOIN =
  'certificate as c inner join certificateservicecertificatemap as cscm on c.pkid = cscm.fkcertificate ' +
  'inner join typecertificateservice as tcs on cscm.tkcertificateservice = tcs.enum ' +
  'inner join typecertificatedistribution as dist on c.tkcertificatedistribution = dist.enum';
const PKID = /^[0-9a-f-]{36}$/i;
const PEM = /^\s*-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]{1,90000})-----END CERTIFICATE-----\s*$/;
/** Of one service on one server; more are not looked at. */
const MAX_OF_SERVICE = 4;

/** The bytes of a certificate in PEM; `undefined` = it is none. */
function derOf(pem: string): Uint8Array | undefined {
  const der = new Uint8Array(Buffer.from(PEM.exec(pem)?.[1] ?? '', 'base64'));
  return readCertificate(der).ok ? der : undefined;
}

/**
 * Certificates of the publisher in the database: which rows there are, then the text of each alone, since large text cannot be fetched with other columns
 * (AXL schema, comment on `sql`). `null` = one of the queries failed, or an answer is none of these: half of it would prove nothing.
 *
 * @param publisher address, host name and fully qualified name.
 */
export async function publisherCertificates(session: AxlSession, schema: AxlSchema, publisher: readonly string[]): Promise<readonly AxlCertificate[] | null> {
  const names = publisher.map(shortName);
  const rowsOf = async (sql: string): Promise<readonly XmlElement[] | null> => {
    const answer = await session.ask('executeSQLQuery', schema, { sql });
    return answer.ok && answer.value.kind === 'returned' ? childrenOf(answer.value.element, 'row') : null;
  };
  const found: AxlCertificate[] = [];
  for (const service of SERVICES) {
    const rows = await rowsOf(`select c.pkid,c.servername from ${JOIN} where tcs.name='${service}'`);
    if (rows === null) return null;
    const keys = rows.filter((row) => names.includes(shortName(textAt(row, 'servername') ?? ''))).map((row) => textAt(row, 'pkid') ?? '');
    if (keys.length > MAX_OF_SERVICE || !keys.every((key) => PKID.test(key))) return null;
    for (const key of new Set(keys)) {
      const [row, ...more] = (await rowsOf(`select certificate from certificate where pkid='${key}'`)) ?? [];
      const der = more.length > 0 ? undefined : derOf(childAt(row, 'certificate')?.text ?? '');
      if (der === undefined) return null;
      found.push({ service, der });
    }
  }
  return found;
}
