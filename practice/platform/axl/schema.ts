import { isAtLeast } from '../../../shared/domain/release.ts';
import { type Xml } from '../web/xml.ts';

/** An element of a request, in its place in the sequence; each may be left out. */
interface ElementRule {
  readonly name: string;
  /** First schema that has it. */
  readonly since?: string;
  /** Its own elements in their sequence; without them it holds text. */
  readonly inside?: readonly ElementRule[];
}

const sequence = (...names: readonly (string | ElementRule)[]): readonly ElementRule[] => names.map((one) => (typeof one === 'string' ? { name: one } : one));
const ROLE: ElementRule = { name: 'processNodeRole', since: '10.0' };
const LBM: ElementRule = { name: 'lbmHubGroup', since: '9.0' };
const list = (criteria: readonly ElementRule[], returned: readonly ElementRule[]): readonly ElementRule[] => [
  { name: 'searchCriteria', inside: criteria },
  { name: 'returnedTags', inside: returned },
  { name: 'skip' },
  { name: 'first' },
];

/**
 * What a request may hold, by operation: of the elements of the AXL schemas 8.5 to 15.0 those that a CTL client has a use for, in the
 * order of their sequences. `processNodeRole` and `autoRegistrationEnabled` are from 10.0, `lbmHubGroup` from 9.0 on.
 */
const REQUESTS: Readonly<Record<string, readonly ElementRule[]>> = {
  getCCMVersion: sequence('processNodeName'),
  executeSQLQuery: sequence('sql'),
  listProcessNode: list(sequence('name', 'description', ROLE), sequence('name', 'description', 'mac', 'ipv6Name', 'nodeUsage', LBM, ROLE)),
  listProcessNodeService: list(
    sequence('processNodeName'),
    sequence('processNodeName', 'service', 'traceLevel', 'userCategories', 'enable', 'numFiles', 'maxFileSize', 'isActive'),
  ),
  listCallManager: list(
    sequence('name', 'description'),
    sequence('name', 'description', { name: 'autoRegistration', inside: sequence('startDn', 'endDn', { name: 'autoRegistrationEnabled', since: '10.0' }) }, 'processNodeName'),
  ),
  listPhone: list(
    sequence('name', 'description', 'protocol', 'callingSearchSpaceName', 'devicePoolName', 'securityProfileName'),
    sequence('name', 'description', 'product', 'model', 'class', 'protocol', 'devicePoolName', 'securityProfileName'),
  ),
  listDevicePool: list(sequence('name', 'callManagerGroupName', 'regionName'), sequence('name', 'callManagerGroupName', 'regionName', 'locationName')),
  listCallManagerGroup: list(sequence('name'), sequence('name', 'tftpDefault')),
  getCallManagerGroup: sequence('name'),
  doDeviceReset: sequence('deviceName', 'isHardReset', 'deviceResetType'),
};

/** The element that does not belong where it stands in a request of this schema; `undefined` = the request is valid. */
export function misplaced(operation: Xml, schema: string): string | undefined {
  const rules = REQUESTS[operation.name];
  return rules === undefined ? undefined : misplacedIn(operation, rules, schema);
}

function misplacedIn({ children }: Xml, rules: readonly ElementRule[], schema: string): string | undefined {
  const known = rules.filter(({ since }) => since === undefined || isAtLeast(schema, since));
  let at = 0;
  for (const element of children) {
    const place = known.findIndex(({ name }, index) => index >= at && name === element.name);
    const rule = known[place];
    // Elements of a request have no namespace of their own: the schemas leave them unqualified.
    if (rule === undefined || element.namespace !== '') return element.name;
    at = place + 1;
    const inside = misplacedIn(element, rule.inside ?? [], schema);
    if (inside !== undefined) return inside;
  }
  return undefined;
}
