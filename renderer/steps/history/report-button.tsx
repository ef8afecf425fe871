import { type ReactNode, useState } from 'react';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';

/** Whose report it is: the call that gives it, and the beginning of the name of the file. */
const REPORTS = { change: { call: 'changeReport', file: 'report' }, rollout: { call: 'rolloutReport', file: 'restart' } } as const;

interface ReportButtonProps {
  readonly of: keyof typeof REPORTS;
  readonly id: string;
  readonly label: string;
  /** Says whose report it is where several stand on a screen. */
  readonly spoken?: string;
}

/** Gives a report to be saved, as a page that can be read anywhere and printed. */
export function ReportButton({ of, id, label, spoken }: ReportButtonProps): ReactNode {
  const { texts, call } = useWizard();
  const [isMissing, setMissing] = useState(false);
  const save = async (): Promise<void> => {
    const answer = await call(REPORTS[of].call, { id });
    const page = answer.ok ? answer.value.page : null;
    setMissing(answer.ok && page === null);
    if (page !== null) saveFile(`${REPORTS[of].file}-${id}.html`, page);
  };
  return (
    <>
      <Button onPress={() => void save()} {...(spoken === undefined ? {} : { 'aria-label': spoken })}>
        {label}
      </Button>
      <span role="status">{isMissing ? texts.window.history.noReport : ''}</span>
    </>
  );
}
