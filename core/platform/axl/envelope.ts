import { type CountedNeighbour } from '../../../shared/domain/neighbours.ts';
import { escapeXml } from './xml.ts';
import { isAtLeast } from '../../../shared/domain/release.ts';

/** AXL schemas that a node may speak, newest first; a node speaks its own and some older ones. */
export const AXL_SCHEMAS = ['15.0', '14.0', '12.5', '12.0', '11.5', '11.0', '10.5', '10.0', '9.1', '9.0', '8.5'] as const;
export type AxlSchema = (typeof AXL_SCHEMAS)[number];

/** What a row of an answer that lists things is asked for. */
export interface AxlPage {
  /** Rows before it. */
  readonly skip: number;
  /** Rows at most. */
  readonly first: number;
}

/** Another statement of `executeSQLQuery`, in which nothing needs escaping. */
export interface AxlStatement {
  readonly sql: string;
  /** Bytes of its answer that are read at most; as many as of other statements where it is left out. */
  readonly maxBytes?: number;
}

/** What a query adds to its row: a page of it, or another statement. */
export type AxlDetail = AxlPage | AxlStatement;

interface QueryRow {
  /** Inner elements, which are ours and need no escaping, in the order of the schema. */
  inner(schema: AxlSchema): string;
  /** Name of the elements of an answer that can be had in pages; absent = it has one page. */
  readonly rows?: string;
  /** Bytes of an answer that are read at most, far above what a cluster of 21 nodes has. The server bounds one to 8 MB (AXL developer guide, "Throttling of requests"). */
  readonly maxBytes: number;
}

const listed = (criterion: string, returned: string): string => `<searchCriteria><${criterion}>%</${criterion}></searchCriteria><returnedTags>${returned}</returnedTags>`;

/** Whether the schema has `processNodeRole` and `autoRegistrationEnabled`; 8.5, 9.0 and 9.1 do not (AXL schemas). */
export const hasRoles = (schema: string): boolean => isAtLeast(schema, '10.0');

/** The queries; all of them only read. */
export const AXL_QUERIES = {
  getCCMVersion: { inner: () => '', maxBytes: 65_536 },
  executeSQLQuery: { inner: () => "<sql>select paramname,paramvalue from processconfig where paramname='ClusterSecurityMode'</sql>", maxBytes: 65_536 },
  listProcessNode: { inner: (schema) => listed('name', `<name/><nodeUsage/>${hasRoles(schema) ? '<processNodeRole/>' : ''}`), rows: 'processNode', maxBytes: 1_000_000 },
  listProcessNodeService: { inner: () => listed('processNodeName', '<processNodeName/><service/><isActive/>'), rows: 'processNodeService', maxBytes: 4_000_000 },
  listCallManager: {
    inner: (schema) => listed('name', `<name/><autoRegistration>${hasRoles(schema) ? '<autoRegistrationEnabled/>' : '<startDn/><endDn/>'}</autoRegistration>`),
    rows: 'callManager',
    maxBytes: 1_000_000,
  },
  listPhone: { inner: () => listed('name', '<name/><description/><model/>'), rows: 'phone', maxBytes: 9_000_000 },
} as const satisfies Readonly<Record<string, QueryRow>>;

export type AxlQuery = keyof typeof AXL_QUERIES;

export const queryRow = (query: AxlQuery): QueryRow => AXL_QUERIES[query];

const PROFILE = 'inner join securityprofile as sp on d.fksecurityprofile=sp.pkid';
const MODE = 'inner join typedevicesecuritymode as m on sp.tkdevicesecuritymode=m.enum';
const SECURE = "m.name!='Non Secure'";
const counting = (from: string): string => `select count(*) as total from ${from}`;

/** Counts of what depends on mixed mode. Tables and columns are those of a working audit program; names of modes are the schema's (XDeviceSecurityMode). */
export const COUNTING_SQL: Readonly<Record<CountedNeighbour, string>> = {
  'secure-devices': counting(`device as d ${PROFILE} ${MODE} where ${SECURE}`),
  'encrypted-configuration': counting(`device as d ${PROFILE} where sp.tftpencryptedflag='t'`),
  'secure-trunks': counting(`sipdevice as sd inner join device as d on sd.fkdevice=d.pkid ${PROFILE} ${MODE} where ${SECURE}`),
  'expressway-c': counting('expresswaycconfiguration'),
};

/** One request to AXL, ready to be sent. */
export interface AxlRequest {
  readonly operation: string;
  readonly schema: AxlSchema;
  readonly body: string;
  /** Bytes of the answer that are read at most. */
  readonly maxBytes: number;
}

/** SOAP 1.1, in the namespace of the schema. */
const envelope = (operation: string, schema: AxlSchema, inner: string): string =>
  `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns="http://www.cisco.com/AXL/API/${schema}">` +
  `<soapenv:Header/><soapenv:Body><ns:${operation}>${inner}</ns:${operation}></soapenv:Body></soapenv:Envelope>`;

/** Request of a query. `skip` works only together with `first`, both behind the tags (AXL schema). */
export function queryRequest(query: AxlQuery, schema: AxlSchema, detail: AxlDetail | null): AxlRequest {
  const row = queryRow(query);
  const isSql = detail !== null && 'sql' in detail;
  const paging = detail === null || isSql ? '' : `<skip>${detail.skip}</skip><first>${detail.first}</first>`;
  const inner = isSql ? `<sql>${detail.sql}</sql>` : row.inner(schema);
  return { operation: query, schema, body: envelope(query, schema, `${inner}${paging}`), maxBytes: (isSql ? detail.maxBytes : undefined) ?? row.maxBytes };
}

/** Asks for the reset of one device: the only request of this program to AXL that writes. Its elements are the same in every schema from 8.5 on; `Reset` restarts the phone with everything that it loads. */
export const resetRequest = (schema: AxlSchema, device: string): AxlRequest => ({
  operation: 'doDeviceReset',
  schema,
  body: envelope('doDeviceReset', schema, `<deviceName>${escapeXml(device)}</deviceName><deviceResetType>Reset</deviceResetType>`),
  maxBytes: 65_536,
});

export const soapAction = ({ operation, schema }: AxlRequest): string => `"CUCM:DB ver=${schema} ${operation}"`;
