import { version } from '../../package.json';
import { DESCRIPTION, EXIT_CODES, FORMS, PARTS, SUMMARY } from '../../provider/usage.ts';
import { bold, exitCodes, page, plain, prose, section, term, usage } from './roff.ts';

/** ctl-provider(8), out of its table of commands and options. */
export function providerPage(): string {
  return page('ctl-provider', 8, `Open CTL Client ${version}`, [
    ...section('Name', plain(`ctl-provider - ${SUMMARY}`)),
    ...section('Synopsis', ...FORMS.flatMap((form, index) => [...(index === 0 ? [] : ['.br']), `${bold('ctl-provider')} ${usage(form)}`])),
    ...section('Description', prose(DESCRIPTION)),
    ...PARTS.flatMap(({ heading, rows }) => section(heading === '' ? 'Options and commands' : heading, ...rows.flatMap((row) => term(usage(row.term), prose(row.help))))),
    ...section('Exit status', ...exitCodes(EXIT_CODES)),
    ...section('See also', `${bold('ctl')}(1)`),
  ]);
}
