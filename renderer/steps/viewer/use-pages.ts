import { useEffect, useRef } from 'react';

/**
 * Asks for the first page once, and for others as they are turned to. Only the answer that was asked for last is shown; until it has come, and where it fails, the page before
 * stays with its own numbers.
 * @param read resolves with what shows the answer.
 */
export function usePages(read: (from: number) => Promise<() => void>): (from: number) => void {
  const asked = useRef(0);
  const turn = (from: number): void => {
    asked.current += 1;
    const question = asked.current;
    void read(from).then((show) => {
      if (asked.current === question) show();
    });
  };
  useEffect(() => {
    turn(0);
    return () => {
      asked.current += 1;
    };
  }, []);
  return turn;
}
