import { type PracticeIdentity, identityPem } from '../identities/recipe.ts';
import { type ClusterModel } from './model.ts';
import { PROFILE_MODES } from './registrations/phone-table.ts';
import { publisherOf } from '../ctl-files/tokenless.ts';

/** Column -> value. Columns of joined tables carry their alias: `c.servername`. */
type Row = Readonly<Record<string, string>>;

export type SqlAnswer =
  | { readonly ok: true; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly ok: false; readonly code: number; readonly message: string };

/** Numbers and words of Informix, the database of CUCM. */
const ERRORS = {
  syntax: (): SqlAnswer => ({ ok: false, code: -201, message: 'A syntax error has occurred.' }),
  column: (name: string): SqlAnswer => ({ ok: false, code: -217, message: `Column (${name}) not found in any table in the query (or SLV is undefined).` }),
  table: (name: string): SqlAnswer => ({ ok: false, code: -206, message: `The specified table (${name}) is not in the database.` }),
};

/** From-clause of the query for certificates that Cisco support uses (Cisco document 214231), blanks folded. */
const CERTIFICATE_JOIN =
  'certificate as c inner join certificateservicecertificatemap as cscm on c.pkid = cscm.fkcertificate ' +
  'inner join typecertificateservice as tcs on cscm.tkcertificateservice = tcs.enum ' +
  'inner join typecertificatedistribution as dist on c.tkcertificatedistribution = dist.enum';

interface StoredCertificate {
  readonly servername: string;
  readonly address: string;
  readonly service: string;
  /** Number of the service in `typecertificateservice` (Cisco document 210541); ITLRecovery's is not published: by seed. */
  readonly enum: string;
  readonly identity: PracticeIdentity;
}

function certificates({ identities, pick }: ClusterModel): readonly StoredCertificate[] {
  const publisher = publisherOf(identities);
  const ofPublisher = { servername: publisher.hostName, address: publisher.name };
  return [
    ...identities.servers.map(({ name, hostName, callManager }) => ({
      servername: hostName,
      address: name,
      service: 'CallManager',
      enum: '3',
      identity: callManager,
    })),
    ...identities.servers.map(({ name, hostName, tvs }) => ({ servername: hostName, address: name, service: 'TVS', enum: '11', identity: tvs })),
    { ...ofPublisher, service: 'CAPF', enum: '9', identity: identities.capf },
    { ...ofPublisher, service: 'ITLRecovery', enum: pick('axl: number of ITLRecovery', ['21', '27']), identity: identities.itlRecovery },
  ];
}

/** A key that looks like those of the database and stays the same for a row. */
const pkid = (kind: number, index: number): string => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;

const certificateRow = ({ servername, address, identity }: StoredCertificate, index: number): Row => ({
  pkid: pkid(1, index),
  servername,
  ipv4address: address,
  certificate: identityPem(identity).cert,
  tkcertificatedistribution: '1',
});

/** Qualifies the columns of a row with the alias of its table. */
const as = (alias: string, row: Row): Row => Object.fromEntries(Object.entries(row).map(([column, value]) => [`${alias}.${column}`, value]));

function nodeRows({ nodes, facts }: ClusterModel): readonly Row[] {
  const rows = nodes.map(({ description: { name, hostName, role, product } }, index) => ({
    pkid: pkid(2, index + 1),
    name,
    description: hostName,
    nodeid: String(index + 2),
    tknodeusage: role === 'publisher' ? '0' : '1',
    tkprocessnoderole: product === 'callmanager' ? '1' : '2',
  }));
  // A row that every cluster has and that is no node.
  const wide = { pkid: pkid(2, 0), name: 'EnterpriseWideData', description: '', nodeid: '1', tknodeusage: '1', tkprocessnoderole: '1' };
  // The role of a node came with 10.0 (AXL schemas).
  return [wide, ...rows].map(({ tkprocessnoderole, ...row }) => (facts.axlRoles ? { ...row, tkprocessnoderole } : row));
}

/** *Phone Interaction on Certificate Update*, from 14 on (security guide 14); how the database calls it and its values is not published. */
const phoneInteraction = (model: ClusterModel): readonly Row[] =>
  model.isAtLeast('14') ? [{ paramname: model.pick('axl: phone interaction', ['PhoneInteractionOnCertificateUpdate', 'PhoneInteractiononCertUpdate']), paramvalue: model.pick('axl: value of phone interaction', ['0', '1', 'Automatic']) }] : [];

/** The tables, by from-clause; the rest of CUCM's database is not here. */
async function rowsOf(model: ClusterModel, from: string): Promise<readonly Row[] | undefined> {
  switch (from) {
    case 'processconfig':
      return [{ paramname: 'ClusterSecurityMode', paramvalue: (await model.mode()) === 'mixed' ? '1' : '0' }, ...phoneInteraction(model)];
    case PHONE_JOIN:
      return phoneRows(model);
    case GROUP_JOIN:
      return groupRows(model);
    case 'processnode':
      return nodeRows(model);
    case 'certificate':
      return certificates(model).map(certificateRow);
    case CERTIFICATE_JOIN:
      return certificates(model).map((stored, index) => ({
        ...as('c', certificateRow(stored, index)),
        ...as('tcs', { name: stored.service, enum: stored.enum }),
        ...as('dist', { moniker: 'local-cert', enum: '1' }),
      }));
    case `device as d ${PROFILE_JOIN} ${MODE_JOIN}`:
    case `device as d ${PROFILE_JOIN}`:
      return profiledDevices(model);
    case `sipdevice as sd inner join device as d on sd.fkdevice = d.pkid ${PROFILE_JOIN} ${MODE_JOIN}`:
      return profiledDevices(model).filter(({ trunk }) => trunk === 'true');
    case 'expresswaycconfiguration':
      // Which releases have the table is not known.
      return model.pick('axl: expresswaycconfiguration', [model.scenario.neighbours.expressways.map((hostnameorip) => ({ hostnameorip })), undefined]);
    default:
      return undefined;
  }
}

/** Phones with what is configured of each: tables and columns of a working audit program. */
const PHONE_JOIN =
  'device as d inner join typeclass as tc on d.tkclass = tc.enum inner join typemodel as tm on d.tkmodel = tm.enum left outer join devicepool as dp on d.fkdevicepool = dp.pkid ' +
  'left outer join securityprofile as sp on d.fksecurityprofile = sp.pkid left outer join typedevicesecuritymode as m on sp.tkdevicesecuritymode = m.enum';

/** Members of CallManager groups: tables and columns of two working programs. */
const GROUP_JOIN =
  'callmanagergroupmember as cmgm inner join callmanagergroup as cmg on cmgm.fkcallmanagergroup = cmg.pkid inner join callmanager as cm on cmgm.fkcallmanager = cm.pkid ' +
  'inner join processnode as pn on cm.fkprocessnode = pn.pkid';

/** Rows by name: of the class Phone is also what is none (enumeration XModel of the AXL schema), and what has another class. */
function phoneRows({ table }: ClusterModel): readonly Row[] {
  const row = (name: string, kind: string, model: string, description: string, pool: string, mode: string): Row => ({
    'd.name': name, 'd.description': description, 'tc.name': kind, 'tm.name': model, 'dp.name': pool, 'm.name': mode,
  });
  const phones = table.byName.map((at) => {
    const { name, model, description, devicePool, mode } = table.phone(at);
    return row(name, 'Phone', model, description, devicePool, mode);
  });
  return [row('AALN/S0/SU0/0@GW1', 'Gateway', 'Cisco 2901', 'Practice gateway', 'Default', ''), row('CTIPORT1', 'Phone', 'CTI Port', 'Practice application', 'Default', ''), ...phones];
}

function groupRows({ pools }: ClusterModel): readonly Row[] {
  const groups = new Map(pools.map(({ group, members }) => [group, members]));
  return [...groups].flatMap(([group, members]) => members.map((node, at): Row => ({ 'cmg.name': group, 'pn.name': node, 'cmgm.priority': String(at) })));
}

const CONDITION = /^([\w.]+) ?(=|!=|like) ?'([^']*)'$/i;

const PROFILE_JOIN = 'inner join securityprofile as sp on d.fksecurityprofile = sp.pkid';
const MODE_JOIN = 'inner join typedevicesecuritymode as m on sp.tkdevicesecuritymode = m.enum';

/** Devices with the mode of their security profile (names: XDeviceSecurityMode of the AXL schema); phones first, then trunks. */
function profiledDevices({ scenario: { neighbours }, table }: ClusterModel): readonly Row[] {
  const device = (mode: string, encrypted: boolean, isTrunk: boolean): Row => ({ 'm.name': mode, 'sp.tftpencryptedflag': encrypted ? 't' : 'f', trunk: String(isTrunk) });
  const many = (count: number, row: Row): readonly Row[] => Array.from({ length: count }, () => row);
  const { secureDevices, encryptedConfiguration, secureTrunks } = neighbours;
  return [
    device('Non Secure', false, false),
    ...many(encryptedConfiguration, device('Encrypted', true, false)),
    ...many(secureDevices - encryptedConfiguration - secureTrunks, device('Authenticated', false, false)),
    ...many(secureTrunks, device('Encrypted', false, true)),
    device('Non Secure', false, true),
    ...PROFILE_MODES.flatMap((mode) => many(table.countBesides(mode), device(mode, false, false))),
  ];
}

/** Words of a statement in lower case with single blanks, as Informix reads them; what stands in quotes as it is. */
const normal = (sql: string): string =>
  sql
    .split(/('[^']*')/)
    .map((part) => (part.startsWith("'") ? part : part.toLowerCase().replace(/\s+/g, ' ').replace(/ ?(,|!=|=) ?/g, (_, sign: string) => (sign === ',' ? ', ' : ` ${sign} `))))
    .join('')
    .replace(/;? *$/, '')
    .trim();

/** Rows for which `column='value' and ...` holds; `%` is the wildcard of `like`. The name of a column that is not there otherwise. */
function filter(rows: readonly Row[], where: string | undefined): readonly Row[] | { readonly missing: string } | undefined {
  let left = rows;
  for (const text of where === undefined ? [] : where.split(/ and /i)) {
    const [, column, operator, value] = CONDITION.exec(text.trim()) ?? [];
    if (column === undefined || operator === undefined || value === undefined) return undefined;
    if (left.some((row) => !(column in row))) return { missing: column };
    left = left.filter((row) => (operator === '=' ? row[column] === value : operator === '!=' ? row[column] !== value : matches(row[column] ?? '', value)));
  }
  return left;
}

/** SQL's `like` with `%` only. */
export function matches(value: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('%');
  const last = rest.pop();
  if (last === undefined) return value === first;
  if (!value.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = value.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return value.length - last.length >= at && value.endsWith(last);
}

/** Answers a `select` on the tables that a CTL client has a use for: ClusterSecurityMode, nodes, certificates, and what is counted of devices. */
export async function select(model: ClusterModel, sql: string): Promise<SqlAnswer> {
  const parts = /^select (?:skip (\d{1,9}) )?(?:first (\d{1,9}) )?(.+?) from (.+?)(?: where (.+?))?(?: order by [\w., ]+)?$/i.exec(normal(sql));
  const [, skip = '0', first = '999999999', list, from, where] = parts ?? [];
  if (list === undefined || from === undefined) return ERRORS.syntax();
  const rows = await rowsOf(model, from);
  if (rows === undefined) return ERRORS.table(from.split(' ')[0] ?? from);
  const counted = /^count\(\*\) as (\w+)$/.exec(list)?.[1];
  if (counted !== undefined) {
    const found = filter(rows, where);
    if (found === undefined) return ERRORS.syntax();
    // Informix counts in decimals; which form AXL prints is not known.
    return 'missing' in found ? ERRORS.column(found.missing) : { ok: true, columns: [counted], rows: [[model.pick('axl: form of a count', [String(found.length), `${found.length}.00`])]] };
  }
  const listed = list === '*' ? Object.keys(rows[0] ?? {}) : list.split(',').map((column) => column.trim());
  const columns = listed.map((column) => column.replace(/ as \w+$/, ''));
  const unknown = columns.find((column) => rows.some((row) => !(column in row)));
  if (unknown !== undefined) return ERRORS.column(unknown);
  const left = filter(rows, where);
  if (left === undefined) return ERRORS.syntax();
  if ('missing' in left) return ERRORS.column(left.missing);
  return { ok: true, columns: listed.map((column) => column.split(/\.| as /).at(-1) ?? column), rows: left.slice(Number(skip), Number(skip) + Number(first)).map((row) => columns.map((column) => row[column] ?? '')) };
}
