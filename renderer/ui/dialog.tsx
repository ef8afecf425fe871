import { type ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { AriaLocale } from './aria-locale.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** A wide one holds text such as `show ctl`. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A modal dialog; Escape closes it. It is drawn only while it is open. */
export const Dialog = ({ title, onClose, wide = false, children }: DialogProps): ReactNode => (
  <AriaLocale>
    <ModalOverlay className="overlay" isOpen onOpenChange={(open) => (open ? undefined : onClose())}>
      <Modal className={wide ? 'modal modal-wide' : 'modal'}>
        <AriaDialog className="dialog">
          <Heading slot="title">{title}</Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  </AriaLocale>
);
