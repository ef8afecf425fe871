import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useFirstScreen } from '../../wizard/context.ts';
import { later } from '../../ui/later.ts';

const UnfinishedNotices = later(async () => (await import('../history/unfinished.tsx')).UnfinishedNotices);
const OpenRollouts = later(async () => (await import('../rollout/open-notices.tsx')).OpenRollouts);
const ViewerOffer = later(async () => (await import('../viewer/offer.tsx')).ViewerOffer);
const HistoryOffer = later(async () => (await import('../history/offer.tsx')).HistoryOffer);

/** Changes and restarts of services and phones that are open; nearly always there are none, and nothing is loaded for them. */
export function OpenChanges(): ReactNode {
  const { state } = useFirstScreen();
  return (
    <Suspense>
      {state.unfinished.changes.length === 0 ? null : <UnfinishedNotices />}
      {state.openRollouts.rollouts.length === 0 ? null : <OpenRollouts />}
    </Suspense>
  );
}

/** The ways to a file and to the list of changes; they come behind the first screen, which does not wait for their words. */
export function LookElsewhere(): ReactNode {
  const [isShown, setShown] = useState(false);
  useEffect(() => setShown(true), []);
  return (
    <Suspense>
      {isShown ? (
        <>
          <ViewerOffer />
          <HistoryOffer />
        </>
      ) : null}
    </Suspense>
  );
}
