import { afterAll, describe, expect, test } from 'vitest';
import { inMessages } from '../../core/platform/ssh/host/lines.ts';
import { must } from '../helpers/must.ts';
import { cli, type Terminal } from '../helpers/platform/ssh-cli.ts';
import { codeOf, endAll, session, typedAfter, VERSION } from './ssh-session.ts';

afterAll(endAll);

describe.concurrent('reading', () => {
  test('redrawn prompts, escape sequences and carriage returns do not disturb', async () => {
    const { commands } = await session({
      shell: async (terminal) => {
        terminal.write('\x1b[2J\x1b]0;platform\x07\x1bPq#0\x1b\\\r\n\x1b[1madmin:\x7f\x1b[0m');
        for (;;) {
          const command = await terminal.line();
          terminal.write(command === 'show version active' ? '\x1b[1mActiv\x1b[0me Master Version: 99\b\b15.0.1.11900-40\r\nworking |\r\x1b[Kworking /\r\x1b[K' : 'off\r\n');
          terminal.write('\r\n\radmin:');
          await terminal.pause(50);
          terminal.write('\r\x1b[Kadmin:\r\nadmin:');
        }
      },
    });
    const outcome = must(await commands.read('show-version'));
    expect(outcome.answer).toEqual({ known: true, value: { release: '15.0.1.11900-40' } });
    expect(outcome.text).not.toContain('\x1b');
    expect(outcome.text).not.toContain('working');
  });

  test('an answer that arrives byte by byte is whole, letters of several bytes too', async () => {
    const { commands } = await session({
      shell: cli({
        'show version active': async (terminal) => {
          for (const byte of Buffer.from(`${VERSION}é—日本\r\n`)) {
            terminal.write(Uint8Array.of(byte));
            await terminal.pause(1);
          }
        },
      }),
    });
    expect(must(await commands.read('show-version')).text).toContain('é—日本');
  });

  test('an answer that pauses longer than the silence before a prompt is whole', async () => {
    const { commands } = await session({
      shell: cli({
        'show version active': async (terminal) => {
          await terminal.pause(700);
          terminal.write('Active Master Version: ');
          await terminal.pause(700);
          terminal.write('15.0.1.11900-40\r\nadmin');
          await terminal.pause(700);
          terminal.write(': a line, not the prompt\r\nend\r\n');
        },
      }),
    });
    expect(must(await commands.read('show-version')).text).toContain('admin: a line, not the prompt\nend');
  });

  test('a node that is slow to echo, and a line that stops at a colon, are waited for', async () => {
    const { commands } = await session({
      shell: async (terminal) => {
        for (;;) {
          terminal.write('admin:');
          const keys: string[] = [];
          for (let key = await terminal.key(); key !== '\r'; key = await terminal.key()) keys.push(key);
          const command = keys.join('');
          if (command === 'show version active') await terminal.pause(3000);
          terminal.write(`${command}\r\nActive Master Version:`);
          if (command === 'show version active') await terminal.pause(3000);
          terminal.write(' 15.0.1.11900-40\r\n');
        }
      },
    });
    expect(must(await commands.read('show-version')).answer.known).toBe(true);
  });

  test('a pager that comes all the same is answered, and leaves no trace in the answer', async () => {
    const row = (offset: number) => `${offset.toString(16).padStart(8, '0')}  ${'00 '.repeat(16).trim()}\r\n`;
    const keys: string[] = [];
    const { commands } = await session({
      shell: cli({
        'file dump tftp CTLFile.tlv hex': async (terminal) => {
          terminal.write(row(0));
          for (const offset of [16, 32]) {
            terminal.write('\x1b[1mPress <enter> for 1 line, <space> for one page, or <q> to quit\x1b[0m');
            keys.push(await terminal.key());
            terminal.write(`\r${' '.repeat(70)}\r${row(offset)}`);
          }
          terminal.write('\x1b[1m\r\noptions: q=quit, n=next, p=prev, b=begin, e=end (lines 1 - 3 of 4) : \x1b[0m');
          keys.push(await terminal.key());
          terminal.write(`\r\n${row(48)}\r\noptions: q=quit, n=next, p=prev, b=begin, e=end (lines 3 - 4 of 4) : `);
          keys.push(await terminal.key());
          terminal.write('\r\n');
        },
      }),
    });
    const { answer } = must(await commands.read('dump-ctl-file'));
    expect(answer).toEqual({ known: true, value: { kind: 'file', bytes: new Uint8Array(64) } });
    expect(keys).toEqual([' ', ' ', 'n', 'q']);
  });

  test('output without end is cut off, and the session with it', async () => {
    const { server, commands } = await session({
      shell: cli({
        'show version active': async (terminal) => {
          for (let more = 0; more < 2000; more += 1) {
            terminal.write(`${'x'.repeat(1023)}\r`);
            await terminal.pause(0);
          }
        },
      }),
    });
    expect(await commands.read('show-version')).toMatchObject({ ok: false, error: { code: 'platform.output-too-long', params: { command: 'show version active' } } });
    await server.gone;
    expect(codeOf(await commands.read('show-version'))).toBe('connect.lost');
  });

  test('the list of 30,000 phones is read whole, from a terminal that pages too', async () => {
    const head = 'DeviceName, Descr, Ipaddr, RegStatus, RegStatusChg TimeStamp, Perfmon Object';
    const list = (count: number): readonly string[] => [head, ...Array.from({ length: count }, (_, at) => `SEP${String(at).padStart(12, '0')}, ${'a phone with a long description '.repeat(6)}, 10.1.${at >> 8 & 255}.${at & 255}, reg, 1780000000, 2`), `Total count ${count}`];
    const pages = async (terminal: Terminal, count: number): Promise<void> => {
      const lines = list(count);
      for (let at = 0; at < lines.length; at += 1000) {
        terminal.write(`${lines.slice(at, at + 1000).join('\r\n')}\r\n`);
        if (at + 1000 >= lines.length) return;
        terminal.write('\x1b[1mPress <enter> for 1 line, <space> for one page, or <q> to quit\x1b[0m');
        expect(await terminal.key()).toBe(' ');
        terminal.write('\r\x1b[K');
      }
    };
    const { commands } = await session({ shell: cli({ 'show risdb query phone': (terminal) => pages(terminal, 30_000) }) });
    const { answer } = must(await commands.read('risdb-phones'));
    expect(answer.known && [answer.value.length, answer.value.at(-1)]).toEqual([30_000, { name: 'SEP000000029999', address: '10.1.117.47', state: 'registered', since: 1_780_000_000 }]);
  });

  test('lines of a terminal go in messages that the engine takes, none lost, and none cut but one that is longer than a message', () => {
    const lines = ['', 'x'.repeat(10), ...Array.from({ length: 40 }, (_, at) => 'y'.repeat(at % 7)), '', 'z'.repeat(9)];
    const sent = [...inMessages(lines, 10)];
    expect(sent.join('\n').split('\n')).toEqual(lines);
    expect(sent.every((text) => text.length <= 10)).toBe(true);
    expect([...inMessages(['a', 'b'.repeat(12), 'c', 'd'], 10)]).toEqual(['a', 'b'.repeat(10), 'c\nd']);
    expect([...inMessages([], 10)]).toEqual([]);
  });

  test('commands given at once go one after the other', async () => {
    const { commands, server } = await session({ shell: cli({ 'show version active': VERSION, 'file list tftp CTLFile.tlv detail': 'no such file or directory can be found\r\n' }) });
    const [first, second] = await Promise.all([commands.read('show-version'), commands.read('list-ctl-file')]);
    expect(must(first).answer.known).toBe(true);
    expect(must(second).answer).toEqual({ known: true, value: { kind: 'none' } });
    expect(typedAfter(server)).toBe('show version active\rfile list tftp CTLFile.tlv detail\r');
  });

  test('a command that gets no prompt back ends at its deadline, and the session with it', async () => {
    const { server, commands } = await session({ shell: cli({ 'show version active': () => new Promise<void>(() => undefined) }) });
    expect(codeOf(await commands.read('show-version', { deadline: 500 }))).toBe('connect.timeout');
    await server.gone;
    expect(codeOf(await commands.read('show-version'))).toBe('connect.lost');
  });

  test('a command that is cancelled ends the session; one cancelled before is not sent', async () => {
    const cancel = new AbortController();
    const { server, commands } = await session({
      shell: cli({
        'show version active': async (terminal) => {
          cancel.abort();
          await terminal.pause(60_000);
        },
      }),
    });
    expect(codeOf(await commands.change('utils ctl set-cluster mixed-mode', { signal: AbortSignal.abort() }))).toBe('connect.cancelled');
    expect(typedAfter(server)).toBe('');
    expect(codeOf(await commands.read('show-version', { signal: cancel.signal }))).toBe('connect.cancelled');
    await server.gone;
  });
});
