import { type ClusterModel } from '../model.ts';
import { type NodeService } from '../services.ts';
import { type CliContext } from './command.ts';

/** Of a service that is activated and does not run; HCM-F 11.5 (Cisco document 214607), VVB and IM and Presence notes show one each. */
const STOPPED = [
  '[STOPPED]  Commanded Out of Service',
  '[ STOPPED ]  Component is not running',
  '[STOPPED] Service Activated',
  '[NOTRUNNING]',
  '[STOPPED]',
] as const;

/** A blank before the bracket: with network services, with all, or with none (the same documents). */
const BLANKS: readonly [(service: NodeService) => string, ...((service: NodeService) => string)[]] = [
  ({ kind }) => (kind === 'network' ? ' ' : ''),
  () => ' ',
  () => '',
];

function row(service: NodeService, { pick }: Pick<ClusterModel, 'pick'>): string {
  const { name, activated, state } = service;
  const blank = pick('utils service list: blank', BLANKS)(service);
  if (!activated) return `${name}${blank}[STOPPED]  Service Not Activated`;
  return `${name}${blank}${state !== 'STOPPED' ? `[${state}]` : pick('utils service list: stopped', STOPPED)}`;
}

/** A service a line; two may share one (Cisco document 214607). */
export function* serviceList({ node, model }: CliContext): Iterable<string> {
  yield 'Requesting service status, please wait...\n';
  // CLI reference, example of `utils service list`; left out in other documents.
  yield model.pick('utils service list: heading', ['', 'Service Manager is running\nGetting list of all services\n>> Return code = 0\n']);
  const shares = model.pick<number>('utils service list: shared line', [0, 2, 4]);
  for (const [at, service] of node.services.entries()) yield `${row(service, model)}${shares > 0 && at % 5 === shares && at < node.services.length - 1 ? ' ' : '\n'}`;
  yield `Primary Node =${String(node === model.publisher)}\n`;
}
