import { type ReactNode } from 'react';
import { type PhoneState } from '../../../shared/domain/phone.ts';
import { printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Section } from '../../ui/section.tsx';
import { type Column, DataTable, RowHead } from '../../ui/data-table.tsx';

interface PhoneResultsProps {
  readonly phones: readonly PhoneState[];
  /** Of the new CTL file; `null` = only other digests of it are known, or phones are not to hold it. */
  readonly sha256: string | null;
}

/** The practice phones after their restart: what each did with the file. */
export function PhoneResults({ phones, sha256 }: PhoneResultsProps): ReactNode {
  const { texts } = useWizard();
  const { phones: words } = texts.window.finish;
  const columns: readonly Column<PhoneState>[] = [
    {
      head: words.name,
      cell: ({ name, model }) => (
        <RowHead name={name}>
          {' '}
          <span className="cell-host cell-model">{printable(model)}</span>
        </RowHead>
      ),
    },
    {
      head: words.result,
      cell: ({ reason, ctlSha256, configuration }) => (
        <td>
          {sha256 === null ? null : <span className={ctlSha256 === sha256 ? 'good' : 'warning'}>{ctlSha256 === sha256 ? words.holdsNew : words.holdsOther}</span>}
          {' '}
          <span className="cell-aside">{texts.report.phone[reason ?? 'not-asked']}</span>
          {configuration === 'refused' ? <span className="cell-note warning">{texts.report.configurationRefused}</span> : null}
        </td>
      ),
    },
  ];
  return (
    <Section title={words.title}>
      <DataTable label={words.title} columns={columns} rows={phones} keyOf={({ name }) => name} />
    </Section>
  );
}
