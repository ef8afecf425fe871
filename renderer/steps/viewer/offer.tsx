import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useWizard } from '../../wizard/context.ts';
import { hasFiles } from '../../wizard/stray-drops.ts';
import { Button } from '../../ui/button.tsx';
import { later } from '../../ui/later.ts';

const ViewerDialog = later(async () => (await import('./dialog.tsx')).ViewerDialog);

const NOTHING: readonly File[] = [];

/** The way to look at a CTL or ITL file: a button, or a file that is dropped anywhere on the first screen. */
export function ViewerOffer(): ReactNode {
  const { viewer: words } = useWizard().texts.window;
  const [isOpen, setOpen] = useState(false);
  const [isOver, setOver] = useState(false);
  const [dropped, setDropped] = useState(NOTHING);
  useEffect(() => {
    // Another dialog has the person's attention.
    const takes = (): boolean => isOpen || document.querySelector('[role=dialog]') === null;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(takes());
    };
    const leave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (!takes()) return;
      setDropped([...(event.dataTransfer?.files ?? [])]);
      setOpen(true);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [isOpen]);
  const close = (): void => {
    setOpen(false);
    setDropped(NOTHING);
  };
  return (
    <>
      <p className="button-row">
        <Button look="plain" onPress={() => setOpen(true)}>
          {words.open}
        </Button>
      </p>
      {isOver ? <p className="drop-veil">{words.drop}</p> : null}
      <Suspense>{isOpen ? <ViewerDialog dropped={dropped} onClose={close} /> : null}</Suspense>
    </>
  );
}
