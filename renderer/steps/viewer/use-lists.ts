import { useEffect, useRef, useState } from 'react';
import { type AppError, type Result, ok } from '../../../shared/domain/result.ts';
import { type TrustListFacts } from '../../../shared/domain/trust-list.ts';
import { useWizard } from '../../wizard/context.ts';
import { sendFile } from './send-file.ts';

/** What a file is opened for. */
export type Place = 'first' | 'second';

/** A file on a node, as the fields name it. */
export interface NodeFile {
  readonly host: string;
  readonly port: number;
  readonly kind: 'CTL' | 'ITL';
}

/** The file that is looked at, and the one that it is compared with. */
export interface Lists {
  readonly first: TrustListFacts | null;
  readonly second: TrustListFacts | null;
  readonly error: AppError | null;
  readonly isReading: boolean;
  /** Files that were dropped besides the two that are compared. */
  readonly leftOut: number;
  /** Asks for a file in the system's dialog of the shell. */
  readonly pick: (place: Place) => Promise<void>;
  /** Files that were chosen in the browser's dialog, or dropped; two are compared. */
  readonly take: (place: Place, files: readonly File[]) => Promise<void>;
  readonly readFrom: (place: Place, from: NodeFile) => Promise<boolean>;
  /** `null` takes back what was told. */
  readonly tell: (error: AppError | null) => void;
}

const listOf = (answer: Result<{ readonly list: TrustListFacts | null }>): Result<TrustListFacts | null> => (answer.ok ? ok(answer.value.list) : answer);

/** @param given what was opened before; `null` = nothing was. */
export function useLists(dropped: readonly File[], given: Result<TrustListFacts> | null): Lists {
  const { call } = useWizard();
  const [first, setFirst] = useState(given?.ok === true ? given.value : null);
  const [second, setSecond] = useState<TrustListFacts | null>(null);
  const [error, setError] = useState(given?.ok === false ? given.error : null);
  const [isReading, setReading] = useState(false);
  const [leftOut, setLeftOut] = useState(0);
  /** Counts what the person wanted: what comes of an older wish, or after the window was closed, is not shown, and nothing waits for it. */
  const wishes = useRef(0);

  /** What was shown stays where a file cannot be opened. */
  const open = async (place: Place, opening: (isWanted: () => boolean) => Promise<Result<TrustListFacts | null>>): Promise<boolean> => {
    wishes.current += 1;
    const wish = wishes.current;
    const isWanted = (): boolean => wishes.current === wish;
    setError(null);
    setLeftOut(0);
    setReading(true);
    const answer = await opening(isWanted);
    if (!isWanted()) return false;
    setReading(false);
    if (!answer.ok) setError(answer.error);
    else if (answer.value !== null && place === 'second') setSecond(answer.value);
    else if (answer.value !== null) {
      setFirst(answer.value);
      setSecond(null);
    }
    return answer.ok;
  };
  const take = async (place: Place, [one, other, ...more]: readonly File[]): Promise<void> => {
    if (one === undefined) return;
    const opened = await open(place, (isWanted) => sendFile(call, one, isWanted));
    if (!opened || other === undefined || place !== 'first') return;
    if (await open('second', (isWanted) => sendFile(call, other, isWanted))) setLeftOut(more.length);
  };
  useEffect(() => {
    void take('first', dropped);
    // Once for what was dropped together.
  }, [dropped]);
  useEffect(
    () => () => {
      wishes.current += 1;
    },
    [],
  );

  return {
    first,
    second,
    error,
    isReading,
    leftOut,
    tell: setError,
    take,
    pick: async (place) => {
      await open(place, async (isWanted) => {
        const answer = listOf(await call('pickTrustList', {}));
        // What is chosen now is wanted, whatever was dropped while the dialog stood open.
        if (!isWanted() && answer.ok && answer.value !== null) void open(place, () => Promise.resolve(answer));
        return answer;
      });
    },
    readFrom: (place, from) => open(place, async () => listOf(await call('readServedTrustList', from))),
  };
}
