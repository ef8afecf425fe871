import { type PhoneReason, type PhoneState } from './phone.ts';

/** A phone that refused the new file: a person must delete its CTL file at the phone. */
export interface PhoneVisit {
  readonly name: string;
  readonly model: string;
  readonly tftpServer: string;
  readonly reason: PhoneReason;
  readonly done: boolean;
}

/** The phones to be visited after their restart. */
export const visitsOf = (phones: readonly PhoneState[]): readonly PhoneVisit[] =>
  phones.flatMap(({ name, model, tftpServer, outcome, reason }) =>
    outcome === 'rejected' && reason !== null ? [{ name, model, tftpServer, reason, done: false }] : [],
  );

/** Ticks a phone off, or takes the tick back. */
export const tickVisit = (visits: readonly PhoneVisit[], name: string, done: boolean): readonly PhoneVisit[] =>
  visits.map((visit) => (visit.name === name ? { ...visit, done } : visit));
