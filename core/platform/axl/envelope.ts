import { MAX_LISTED_PHONES } from '../../../shared/domain/platform/answers.ts';

/** AXL schemas that a node may speak, newest first; a node speaks its own and some older ones. */
export const AXL_SCHEMAS = ['15.0', '14.0', '12.5', '12.0', '11.5', '11.0', '10.5', '10.0', '9.1', '9.0', '8.5'] as const;
export type AxlSchema = (typeof AXL_SCHEMAS)[number];

/** A query and its inner elements, which are ours and need no escaping. All of them only read. */
export const AXL_QUERIES = {
  getCCMVersion: '',
  executeSQLQuery: "<sql>select paramname,paramvalue from processconfig where paramname='ClusterSecurityMode'</sql>",
  listProcessNode: '<searchCriteria><name>%</name></searchCriteria><returnedTags><name/><nodeUsage/><processNodeRole/></returnedTags>',
  listProcessNodeService:
    '<searchCriteria><processNodeName>%</processNodeName></searchCriteria><returnedTags><processNodeName/><service/><isActive/></returnedTags>',
  listCallManager:
    '<searchCriteria><name>%</name></searchCriteria><returnedTags><name/><autoRegistration><autoRegistrationEnabled/></autoRegistration></returnedTags>',
  listPhone: `<searchCriteria><name>%</name></searchCriteria><returnedTags><name/><description/><model/></returnedTags><skip>0</skip><first>${MAX_LISTED_PHONES}</first>`,
} as const;
export type AxlQuery = keyof typeof AXL_QUERIES;

/** Envelope of a query (SOAP 1.1), in the namespace of the schema. */
export const envelope = (query: AxlQuery, schema: AxlSchema): string =>
  `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns="http://www.cisco.com/AXL/API/${schema}">` +
  `<soapenv:Header/><soapenv:Body><ns:${query}>${AXL_QUERIES[query]}</ns:${query}></soapenv:Body></soapenv:Envelope>`;

export const soapAction = (query: AxlQuery, schema: AxlSchema): string => `"CUCM:DB ver=${schema} ${query}"`;
