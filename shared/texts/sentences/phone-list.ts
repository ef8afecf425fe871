import { type PhoneVisit } from '../../domain/phone-visit.ts';
import { type ReportedPhone } from '../../domain/rollout/report.ts';
import { csv } from '../csv.ts';
import { type Texts } from '../languages.ts';

/** A phone of a list that is taken along, with what that list knows of it. */
export interface PhoneOfList {
  readonly name: string;
  readonly model: string;
  readonly description?: string;
  readonly devicePool?: string;
  readonly tftpServer?: string;
  /** In words: what became of it, why, and what was foretold. */
  readonly state?: string;
  readonly reason?: string;
  readonly foretold?: string;
  /** `null` = nothing is to be done at it. */
  readonly done: boolean | null;
}

/** What a list is about. */
export interface PhoneListFacts {
  /** Its publisher, as the cluster lists it. */
  readonly cluster: string;
  /** The CTL file that phones are to hold, by what they show of it; `null` = there is none. */
  readonly file: { readonly md5: string; readonly sha1: string } | null;
  readonly at: Date;
}

/** Phones as a table (CSV), of whichever screen: the same columns, and in each row the cluster, the file and the time, so that lists can be put together. */
export function phoneList(phones: Iterable<PhoneOfList>, { cluster, file, at }: PhoneListFacts, { change }: Pick<Texts, 'change'>): string {
  const { heading, done: yes, open: no } = change.phoneList;
  const about = [cluster, file?.md5 ?? '', file?.sha1 ?? '', at.toISOString()];
  const rows = Array.from(phones, ({ name, model, description = '', devicePool = '', tftpServer = '', state = '', reason = '', foretold = '', done }) => [
    name,
    model,
    description,
    devicePool,
    tftpServer,
    state,
    reason,
    foretold,
    done === null ? '' : done ? yes : no,
    ...about,
  ]);
  return csv([heading.split(','), ...rows]);
}

/** One that refused the new file. */
export const visitOfList = ({ name, model, tftpServer, reason, done }: PhoneVisit, { report }: Pick<Texts, 'report'>): PhoneOfList => ({ name, model, tftpServer, reason: report.phone[reason], done });

/** One of a restart of services and phones. */
export const reportedOfList = ({ name, model, description, devicePool, state, trouble, foretold, done }: ReportedPhone, { rollout: words }: Pick<Texts, 'rollout'>): PhoneOfList => ({
  name,
  model,
  description,
  devicePool,
  state: words.phone[state],
  reason: trouble === null ? '' : words.trouble[trouble],
  foretold: words.foretold[foretold],
  done: trouble === null ? null : done,
});
