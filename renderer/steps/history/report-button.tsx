import { type ReactNode, useState } from 'react';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';

interface ReportButtonProps {
  readonly id: string;
  /** Names the change where several stand on a screen. */
  readonly change?: string;
  readonly label: string;
}

/** Gives the report of a change to be saved, as a page that can be read anywhere and printed. */
export function ReportButton({ id, change, label }: ReportButtonProps): ReactNode {
  const { texts, call } = useWizard();
  const { history: words } = texts.window;
  const [isMissing, setMissing] = useState(false);
  const save = async (): Promise<void> => {
    const answer = await call('changeReport', { id });
    const page = answer.ok ? answer.value.page : null;
    setMissing(answer.ok && page === null);
    if (page !== null) saveFile(`report-${id}.html`, page);
  };
  return (
    <>
      <Button onPress={() => void save()} {...(change === undefined ? {} : { 'aria-label': fill(words.reportOf, { change }) })}>
        {label}
      </Button>
      <span role="status">{isMissing ? words.noReport : ''}</span>
    </>
  );
}
