import { type AxlPage } from './envelope.ts';

const join = (kind: 'inner' | 'left outer', table: string, left: string, right: string): string => `${kind} join ${table} on ${left}=${right}`;

const PHONES = [
  'device as d',
  join('inner', 'typeclass as tc', 'd.tkclass', 'tc.enum'),
  join('inner', 'typemodel as tm', 'd.tkmodel', 'tm.enum'),
  join('left outer', 'devicepool as dp', 'd.fkdevicepool', 'dp.pkid'),
  join('left outer', 'securityprofile as sp', 'd.fksecurityprofile', 'sp.pkid'),
  join('left outer', 'typedevicesecuritymode as m', 'sp.tkdevicesecuritymode', 'm.enum'),
].join(' ');

/**
 * A page of the phones with what a rollout needs of each. SQL and not `listPhone`, which tells the name of a profile and not its mode, in no schema. Tables and columns are those of a working audit
 * program; names of classes and modes are the schema's (XClass, XDeviceSecurityMode). `skip` before `first`: Informix.
 */
export const phonesSql = ({ skip, first }: AxlPage): string =>
  `select skip ${skip} first ${first} d.name,d.description,tm.name as model,dp.name as devicepool,m.name as securitymode from ${PHONES} where tc.name='Phone' order by d.name`;

/** Members of the CallManager groups, the first one of a group is its primary (tables and columns: two working programs). */
export const GROUPS_SQL = `select cmg.name as groupname,pn.name as nodename,cmgm.priority from ${[
  'callmanagergroupmember as cmgm',
  join('inner', 'callmanagergroup as cmg', 'cmgm.fkcallmanagergroup', 'cmg.pkid'),
  join('inner', 'callmanager as cm', 'cmgm.fkcallmanager', 'cm.pkid'),
  join('inner', 'processnode as pn', 'cm.fkprocessnode', 'pn.pkid'),
].join(' ')}`;

/** Names of the nodes as System > Server has them, which Control Center wants. */
export const NODES_SQL = 'select name from processnode';

/** *Phone Interaction on Certificate Update* (security guide 14); how the database calls it is not published, so by how it begins. */
export const PHONE_INTERACTION_SQL = "select paramname,paramvalue from processconfig where paramname like 'PhoneInteraction%'";

const CERTIFICATES = [
  'certificate as c',
  'inner join certificateservicecertificatemap as cscm on c.pkid = cscm.fkcertificate',
  'inner join typecertificateservice as tcs on cscm.tkcertificateservice = tcs.enum',
  'inner join typecertificatedistribution as dist on c.tkcertificatedistribution = dist.enum',
].join(' ');

/** Which certificates a service has, on every server (join: Cisco document 214231). By the name of the service: the number of ITLRecovery is not published (Cisco document 210541). */
export const certificatesSql = (service: string): string => `select c.pkid,c.servername from ${CERTIFICATES} where tcs.name='${service}'`;

/** The text of one certificate: large text cannot be fetched together with other columns (AXL schema, comment on `sql`). */
export const certificateSql = (pkid: string): string => `select certificate from certificate where pkid='${pkid}'`;
