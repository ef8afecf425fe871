import { expect, test } from 'vitest';
import { CHANGES } from '../../core/platform/commands.ts';
import { Exchange } from '../../core/platform/ssh/exchange.ts';
import { Screen } from '../../core/platform/ssh/screen.ts';
import { ASK } from './ssh-session.ts';

/** A command that was just typed and echoed, and what the node prints then. */
function typed(command: keyof typeof CHANGES) {
  const screen = new Screen(() => undefined);
  screen.feed(Buffer.from('admin:'));
  const exchange = new Exchange(screen, { command, question: CHANGES[command].question });
  const print = (text: string): void => screen.feed(Buffer.from(text));
  print(`${command}\r\n`);
  return { screen, exchange, print };
}

const NON_SECURE = 'utils ctl set-cluster non-secure-mode';
const ALARM = '\r\n\x07Message from syslogd@node at Jan  5 10:10:10 ...\r\n';

test('the exact question is answered', () => {
  const { exchange, print } = typed(NON_SECURE);
  print(ASK);
  expect(exchange.look('short')).toBe('y');
});

test.each([' Enter the security password:', ' All phones will be reset. Continue? (y/n):', '\r\nReally? (y/n):'])('the question with %j behind it is not', (behind) => {
  const { exchange, print } = typed(NON_SECURE);
  print(`${ASK}${behind}`);
  expect(exchange.look('short')).toBeUndefined();
  expect(exchange.look('long')).toBe('strange');
});

test('nor while an alarm hides words behind the question', () => {
  const { exchange, print } = typed(NON_SECURE);
  print(`${ASK}\r\nAll phones will be reset, continue?${ALARM}`);
  expect(exchange.look('long')).toBeUndefined();
  print(' : 1: node: Jan 05 2020 09:10:10.000 UTC :  %UC_CERT-0-CertExpired: %[CertName=x.pem]\n\r');
  expect(exchange.look('long')).toBe('strange');
});

test('nor is a letter of the node left out of the question as if it were the echo of a key', () => {
  const { screen, exchange, print } = typed('file delete tftp CTLFile.tlv');
  print('options: q=quit, n=next, p=prev, b=begin, e=end (lines 1 - 20 of 40) : ');
  const { pager } = screen;
  expect(pager?.key).toBe('n');
  screen.pressed('n', pager?.column ?? 0);
  print('nDelete the File CTLFile.tlv?\r\nEnter "y" followed by return to continue: ');
  expect(exchange.look('long')).toBe('strange');
});
