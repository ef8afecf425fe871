import { safeText } from '../../../shared/ctl-file/text.ts';
import { type Answer, type BackupRun } from '../../../shared/domain/platform/answers.ts';
import { localTime } from './local-time.ts';
import { fold, known, unknown } from './answer.ts';

const HEAD = /^Tar Filename: Backup Device: Completed On: Result: Backup Type: Features Backed Up:(?: Failed Features:)?$/i;
/** `2009-12-10-10-30-17.tar TAPE Thu Dec 10 10:35:22 CST 2009 SUCCESS MANUAL CDR_CAR,CCM` (CLI reference guide 12.5(1), utils disaster_recovery history; without archive: one program). */
const ROW = /^([A-Za-z0-9._-]{1,100}\.tar|TAR file not created) (\S.{0,100}) ((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \d{1,2} \d\d:\d\d:\d\d [A-Za-z0-9:+-]{1,10} \d{4}) ([A-Z_]{1,30}) ([A-Z_]{1,30})(?: ([A-Za-z0-9_,/ -]{1,1000}))?$/i;
const RESULTS: Readonly<Record<string, BackupRun['result']>> = { SUCCESS: 'success', ERROR: 'error', FAILED: 'error' };
const MAX_RUNS = 500;
const MAX_LINE = 2000;

/** Answer of `utils disaster_recovery history backup`, in the order of the list. Without its head it is unknown: no history is another answer than none that can be read. */
export function readBackupHistory(text: string): Answer<readonly BackupRun[]> {
  const lines = text.split(/\r\n|\r|\n/).map((line) => fold(line.slice(0, MAX_LINE))).filter((line) => line !== '');
  if (lines.length === 0) return unknown('no-output');
  const [head = '', ...rows] = lines;
  if (!HEAD.test(head) || rows.length > MAX_RUNS) return unknown('words-unknown', head);
  const runs: BackupRun[] = [];
  for (const row of rows) {
    const [, file = '', device = '', date = '', result = '', , features = ''] = ROW.exec(row) ?? [];
    const completed = localTime(date);
    if (completed === undefined) return unknown('words-unknown', row);
    runs.push({
      file: file.endsWith('.tar') ? file : '',
      device: safeText(device),
      completedAt: completed.time,
      zone: completed.zone,
      result: RESULTS[result.toUpperCase()] ?? 'other',
      features: safeText(features),
    });
  }
  return known(runs);
}
