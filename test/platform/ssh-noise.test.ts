import { afterAll, describe, expect, test } from 'vitest';
import { must } from '../helpers/must.ts';
import { cli } from '../helpers/platform/ssh-cli.ts';
import { ASK, codeOf, DONE, endAll, session, typedAfter, VERSION } from './ssh-session.ts';

afterAll(endAll);

const COMMAND = 'utils ctl set-cluster non-secure-mode';
const CERTIFICATE = ' : 1: node: Jan 05 2020 09:10:10.000 UTC :  %UC_CERT-0-CertExpired: %[Message=Certificate expiration Notification][CertName=x.pem]';
/** As documents print it, and as rsyslog writes it. */
const printed = (text: string): string => `\r\nMessage from syslogd@node at Jan  5 10:10:10 ...\r\n${text}\r\n`;
const rsyslog = (text: string): string => `\r\n\x07Message from syslogd@node at Jan  5 10:10:10 ...\r\n ${text}\n\r`;
const WALL = '\r\nBroadcast message from root@node (pts/0) (Mon Jan  5 10:10:10 2015):\r\n\r\nThe system is going down for reboot NOW!\r\n';

describe.concurrent('alarms in a session', () => {
  test.each([
    ['as documents print it', printed(CERTIFICATE)],
    ['as rsyslog writes it', rsyslog(CERTIFICATE)],
  ])('an alarm in the middle of an answer, %s, is taken out of it and stays in the transcript', async (_form, alarm) => {
    const { commands } = await session({ shell: cli({ 'show version active': `Active Mast${alarm}er Version: 15.0.1.11900-40\r\n` }) });
    const { answer, text } = must(await commands.read('show-version'));
    expect(answer).toEqual({ known: true, value: { release: '15.0.1.11900-40' } });
    expect(text).not.toContain('syslogd');
    expect(commands.transcript()).toMatch(/Message from syslogd@node at Jan {2}5 10:10:10 \.\.\.\n  ?: 1: node/);
  });

  test('alarms in pieces between the words of the question, and behind it, leave it the question; y is sent once', async () => {
    const { server, commands } = await session({
      shell: cli({
        [COMMAND]: async (terminal) => {
          const half = ASK.indexOf('non secure') + 2;
          terminal.write(`${ASK.slice(0, half)}\r\n\x07Message from sys`);
          await terminal.pause(600);
          terminal.write(`logd@node at Jan  5 10:10:10 ...\r\n ${ASK}`);
          await terminal.pause(600);
          terminal.write(`\n\r${ASK.slice(half)}${rsyslog('admin:')}${rsyslog(CERTIFICATE)}`);
          if ((await terminal.line()) === 'y') terminal.write(`Moving Clus${rsyslog(DONE.slice(0, 20))}ter to Non Secure Mode\r\nCluster set to Non Secure Mode\r\n`);
        },
      }),
    });
    expect(must(await commands.change('utils ctl set-cluster non-secure-mode')).answer).toEqual({ known: true, value: { kind: 'done', advice: [] } });
    expect(typedAfter(server)).toBe(`${COMMAND}\ry\r`);
  });

  test.each([
    ['the question', rsyslog(ASK)],
    ['the question, printed', printed(` ${ASK}`)],
    ['the question without an end', rsyslog(ASK).slice(0, -2)],
  ])('an alarm that says %s is not answered, nor the question for another thing behind it', async (_what, alarm) => {
    const { server, commands } = await session({
      shell: cli({
        [COMMAND]: async (terminal) => {
          terminal.write(alarm);
          await terminal.pause(3000);
          terminal.write('This operation will set the cluster to Mixed mode. Do you want to continue? (y/n):');
          await terminal.pause(4000);
          terminal.end();
        },
      }),
    });
    expect(['platform.question-unexpected', 'connect.lost']).toContain(codeOf(await commands.change('utils ctl set-cluster non-secure-mode')));
    expect(typedAfter(server)).toBe(`${COMMAND}\r`);
  });

  test('an alarm at the prompt, where nothing draws it again, disturbs no command', async () => {
    const { commands } = await session({
      shell: async (terminal) => {
        for (const answer of ['off\r\n', VERSION, 'no such file or directory can be found\r\n']) {
          terminal.write('admin:');
          await terminal.pause(50);
          terminal.write(rsyslog(CERTIFICATE));
          await terminal.line();
          terminal.write(answer);
        }
        terminal.write(`adm${printed(CERTIFICATE)}in:`);
      },
    });
    expect(must(await commands.read('show-version')).answer.known).toBe(true);
    expect(must(await commands.read('list-ctl-file')).answer).toEqual({ known: true, value: { kind: 'none' } });
  });

  test('a reading that a message without a visible end made unreadable is asked for again', async () => {
    let asked = 0;
    const { server, commands } = await session({ shell: cli({ 'show version active': (terminal) => terminal.write((asked += 1) === 1 ? `${WALL}${VERSION}` : VERSION) }) });
    expect(must(await commands.read('show-version')).answer).toEqual({ known: true, value: { release: '15.0.1.11900-40' } });
    expect(typedAfter(server)).toBe('show version active\rshow version active\r');
  });

  test('a change whose answer cannot be told from such a message is unknown, and is not sent again', async () => {
    const { server, commands } = await session({
      shell: cli({
        [COMMAND]: async (terminal) => {
          terminal.write(ASK);
          await terminal.line();
          terminal.write(`Moving Cluster to Non Secure Mode\r\n${WALL}Cluster set to Non Secure Mode\r\n`);
        },
      }),
    });
    expect(must(await commands.change('utils ctl set-cluster non-secure-mode')).answer).toMatchObject({ known: false, reason: 'interrupted' });
    expect(typedAfter(server)).toBe(`${COMMAND}\ry\r`);
  });

  test.each([
    ['on a line of its own', (key: string) => `${key}\r\n`],
    ['in front of the next line', (key: string) => key],
  ])('a pager that echoes its key %s, and the end that it tells, are no part of a dump', async (_where, echoed) => {
    const row = (offset: number) => `${offset.toString(16).padStart(8, '0')}  ${'00 '.repeat(16).trim()}\r\n`;
    const { commands } = await session({
      shell: cli({
        'file dump tftp CTLFile.tlv hex': async (terminal) => {
          terminal.write(`${row(0)}${row(16)}\r\noptions: q=quit, n=next, p=prev, b=begin, e=end (lines 1 - 2 of 3) : `);
          terminal.write(`${echoed(await terminal.key())}${row(32)}end of the file reached\r\n\r\noptions: q=quit, n=next, p=prev, b=begin, e=end (lines 2 - 3 of 3) : `);
          terminal.write(echoed(await terminal.key()));
        },
      }),
    });
    expect(must(await commands.read('dump-ctl-file')).answer).toEqual({ known: true, value: { kind: 'file', bytes: new Uint8Array(48) } });
  });
});
