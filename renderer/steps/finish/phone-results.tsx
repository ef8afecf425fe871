import { type ReactNode } from 'react';
import { type PhoneState } from '../../../shared/domain/phone.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Section } from '../../ui/section.tsx';
import { DataTable } from '../../ui/data-table.tsx';

interface PhoneResultsProps {
  readonly phones: readonly PhoneState[];
  /** Of the new CTL file; `null` = only other digests of it are known. */
  readonly sha256: string | null;
}

/** The practice phones after their restart: what each did with the file. */
export function PhoneResults({ phones, sha256 }: PhoneResultsProps): ReactNode {
  const { texts } = useWizard();
  const { phones: words } = texts.window.finish;
  return (
    <Section title={words.title}>
      <DataTable label={words.title} heads={[words.name, words.result]}>
        {phones.map((phone) => {
          const holds = phone.ctlSha256 === sha256;
          return (
            <tr key={phone.name}>
              <th scope="row">
                <span className="figures">{printable(phone.name)}</span>
                <span className="cell-note">{printable(phone.model)}</span>
              </th>
              <td>
                {sha256 === null ? null : <span className={holds ? 'good' : 'warning'}>{holds ? words.holdsNew : words.holdsOther}</span>}
                <span className="cell-note">{fill(texts.report.phone[phone.reason ?? 'not-asked'], { phone: phone.name })}</span>
              </td>
            </tr>
          );
        })}
      </DataTable>
    </Section>
  );
}
