import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Result, ok } from '../../../shared/domain/result.ts';
import { type TrustListFacts } from '../../../shared/domain/trust-list.ts';
import { useWizard } from '../../wizard/context.ts';
import { ViewerDialog } from './dialog.tsx';

/** The file that the system gave the program to open, over whatever is shown: a person has just asked for it. */
export function OfferedFile(): ReactNode {
  const { state, call } = useWizard();
  const { offeredFiles } = state;
  const [given, setGiven] = useState<{ readonly number: number; readonly list: Result<TrustListFacts> } | null>(null);
  /** One is read after the other, so that the last one is shown last. */
  const taking = useRef(Promise.resolve());
  useEffect(() => {
    const take = async (): Promise<void> => {
      const answer = await call('takeOfferedTrustList', {});
      if (!answer.ok) setGiven({ number: offeredFiles, list: answer });
      else if (answer.value.list !== null) setGiven({ number: offeredFiles, list: ok(answer.value.list) });
    };
    taking.current = taking.current.then(take);
  }, [call, offeredFiles]);
  return given === null ? null : <ViewerDialog key={given.number} given={given.list} onClose={() => setGiven(null)} />;
}
