import { type ChangeRecord } from '../../shared/domain/change-record.ts';
import { type Values } from '../options/declare.ts';
import { type OPTIONS } from '../options/tables.ts';
import { type CommandSession } from '../session.ts';

export type ChangesValues = Values<typeof OPTIONS.changes>;
export type ChangesSession = CommandSession<{ readonly json: boolean; readonly yes: boolean }>;

/** The cluster of a change by its record: which address, and as whom where nobody else is named. */
export interface RecordedAccess {
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
}

/** Practice is started again as it was left. */
export async function resumePractice(session: ChangesSession, { id }: ChangeRecord): Promise<void> {
  await session.call('resumePractice', { id });
}
