import { expect, it } from 'vitest';
import { isPagerRefused, readUpgrade } from '../../../core/change/by-command/upgrade.ts';
import { type PlatformCommands } from '../../../core/ports/platform/commands.ts';
import { type Answer, type UpgradeState } from '../../../shared/domain/platform/answers.ts';
import { ok } from '../../../shared/domain/result.ts';

const START = 'Command Line Interface is starting up, please wait ...\n\n   Welcome to the Platform Command Line Interface\n';
const OFF = 'admin:set cli pagination off\nAutomatic pagination is turned off\nadmin:show version active\n';
const REFUSED = 'admin:set cli pagination off\nThis command is not allowed during an upgrade.\nadmin:show version active\nActive Master Version: 12.5.1.11900-146\n';

it.each([
  ['switched off', START + OFF, false],
  ['switched off beside an alarm', `${START}admin:set cli pagination off\nMessage from syslogd@pub at Sun ...\nUC_CERT-0-CertExpired\nAutomatic pagination is turned off\nadmin:`, false],
  ['nothing of it left in the transcript', START, false],
  ['no word, and the session goes on', 'admin:set cli pagination off\nadmin:show ctl\n', false],
  ['refused', START + REFUSED, true],
  ['refused, as the last that was said', 'admin:set cli pagination off\nCommand not allowed', true],
  ['refused in the session before', REFUSED + START + OFF, false],
])('the pager: %s', (_, transcript, expected) => {
  expect(isPagerRefused(transcript)).toBe(expected);
});

const UNKNOWN = { known: false, reason: 'words-unknown', detail: '' } as const;
it.each<[string, Answer<UpgradeState>, string, string | null]>([
  ['running', { known: true, value: 'running' }, START + REFUSED, 'running'],
  ['none', { known: true, value: 'none' }, START + OFF, 'none'],
  ['none, in a session that began as if one ran', { known: true, value: 'none' }, START + REFUSED, 'likely'],
  ['words that nobody knows, in such a session', UNKNOWN, START + REFUSED, 'likely'],
  ['words that nobody knows', UNKNOWN, START + OFF, null],
])('the status %s', async (_, answer, transcript, expected) => {
  const commands = { read: () => Promise.resolve(ok({ command: '', text: '', answer })), opening: transcript } as unknown as PlatformCommands;
  const read = await readUpgrade(commands, 'pub');
  expect(read.ok ? read.value : null).toBe(expected);
});
