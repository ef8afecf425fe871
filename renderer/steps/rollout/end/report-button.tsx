import { type ReactNode, useState } from 'react';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { saveFile } from '../../../ui/save-file.ts';

interface RolloutReportButtonProps {
  readonly id: string;
  readonly label: string;
  /** Names the rollout where several stand on a screen. */
  readonly of?: string;
}

/** Gives the report of a rollout to be saved, as a page that can be read anywhere and printed. */
export function RolloutReportButton({ id, label, of }: RolloutReportButtonProps): ReactNode {
  const { texts, call } = useWizard();
  const [isMissing, setMissing] = useState(false);
  const save = async (): Promise<void> => {
    const answer = await call('rolloutReport', { id });
    const page = answer.ok ? answer.value.page : null;
    setMissing(answer.ok && page === null);
    if (page !== null) saveFile(`restart-${id}.html`, page);
  };
  return (
    <>
      <Button onPress={() => void save()} {...(of === undefined ? {} : { 'aria-label': of })}>
        {label}
      </Button>
      <span role="status">{isMissing ? texts.window.history.noReport : ''}</span>
    </>
  );
}
