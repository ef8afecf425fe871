import { afterAll, describe, expect, test } from 'vitest';
import { must } from '../helpers/must.ts';
import { cli, PASSWORD } from '../helpers/platform/ssh-cli.ts';
import { ASK, asks, codeOf, DONE, endAll, session, typedAfter, VERSION } from './ssh-session.ts';

afterAll(endAll);

describe.concurrent('changing', () => {
  const COMMAND = 'utils ctl set-cluster non-secure-mode';

  test('the question of the command is answered once with y', async () => {
    const { server, commands } = await session({
      shell: cli({
        [COMMAND]: async (terminal) => {
          terminal.write(ASK);
          if ((await terminal.line()) === 'y') terminal.write(DONE);
        },
      }),
    });
    const outcome = must(await commands.change('utils ctl set-cluster non-secure-mode'));
    expect(outcome.answer).toEqual({ known: true, value: { kind: 'done', advice: [] } });
    expect(outcome.text).toContain(`${ASK}y\n`);
    expect(typedAfter(server)).toBe(`${COMMAND}\ry\r`);
  });

  test('a node that does not echo the y is understood too', async () => {
    const { commands } = await session({
      shell: cli({
        [COMMAND]: async (terminal) => {
          terminal.write(ASK);
          await terminal.key();
          await terminal.key();
          await terminal.pause(3000);
          terminal.write(`\r\n\r\n${DONE}`);
        },
      }),
    });
    expect(must(await commands.change('utils ctl set-cluster non-secure-mode')).answer).toMatchObject({ known: true, value: { kind: 'done' } });
  });

  test.each([
    ['another operation', 'This operation will set the cluster to Mixed mode. Do you want to continue? (y/n):'],
    ['a sentence more', `All phones will be reset.\r\n${ASK}`],
    ['a password', 'Security password:'],
    ['yes or no', 'Restart now (yes/no)?'],
  ])('a question for %s is not answered and ends the session', async (_what, question) => {
    const { server, commands } = await session({ shell: cli({ [COMMAND]: (terminal) => asks(terminal, question) }) });
    const result = await commands.change('utils ctl set-cluster non-secure-mode');
    expect(result).toMatchObject({ ok: false, error: { code: 'platform.question-unexpected', params: { command: COMMAND } } });
    if (!result.ok) expect(String(result.error.params['text'])).toContain(question.split('\r\n').at(-1));
    await server.gone;
    expect(typedAfter(server)).toBe(`${COMMAND}\r`);
  });

  test('the right question a second time is not answered again', async () => {
    const { server, commands } = await session({
      shell: cli({
        [COMMAND]: async (terminal) => {
          terminal.write(ASK);
          await terminal.line();
          terminal.write(`Moving Cluster to Non Secure Mode\r\n${ASK}`);
          await terminal.line();
        },
      }),
    });
    expect(codeOf(await commands.change('utils ctl set-cluster non-secure-mode'))).toBe('platform.question-unexpected');
    await server.gone;
    expect(typedAfter(server)).toBe(`${COMMAND}\ry\r`);
  });

  test('a command that only reads answers no question, not even one that is known', async () => {
    const { server, commands } = await session({ shell: cli({ 'show ctl': (terminal) => asks(terminal, ASK) }) });
    expect(codeOf(await commands.read('show-ctl'))).toBe('platform.question-unexpected');
    expect(typedAfter(server)).toBe('show ctl\r');
  });

  test('the question is not answered when the node echoes another command', async () => {
    const { server, commands } = await session({
      shell: async (terminal) => {
        terminal.write('admin:');
        await terminal.line();
        terminal.write('admin:');
        for (let key = await terminal.key(); key !== '\r'; key = await terminal.key());
        terminal.write(`utils ctl set-cluster mixed-mode\r\n${ASK}`);
      },
    });
    expect(codeOf(await commands.change('utils ctl set-cluster non-secure-mode'))).toBe('platform.question-unexpected');
    expect(typedAfter(server)).toBe(`${COMMAND}\r`);
  });

  test('a connection lost after y is told as lost, and nothing is sent again', async () => {
    const { server, commands } = await session({
      shell: cli({
        [COMMAND]: async (terminal) => {
          terminal.write(ASK);
          await terminal.line();
          terminal.write('Moving Cluster to Non Secure Mode\r\n');
          terminal.drop();
        },
      }),
    });
    expect(codeOf(await commands.change('utils ctl set-cluster non-secure-mode'))).toBe('connect.lost');
    expect(codeOf(await commands.read('security-mode'))).toBe('connect.lost');
    expect(typedAfter(server)).toBe(`${COMMAND}\ry\r`);
    expect(commands.transcript()).toContain(`${ASK}y`);
  });

  test('a refusal without a question is read by its words', async () => {
    const { commands } = await session({ shell: cli({ [COMMAND]: 'Executed command unsuccessfully\r\nNo valid command entered\r\n' }) });
    expect(must(await commands.change('utils ctl set-cluster non-secure-mode')).answer).toEqual({ known: true, value: { kind: 'refused', why: 'no-such-command' } });
  });
});

describe('transcript', () => {
  test('both sides stand in it, line by line, without secrets and control characters', async () => {
    const { commands } = await session({
      shell: async (terminal) => {
        terminal.write(`Last login with ${PASSWORD} from 10.0.0.1\r\n`);
        await cli({ 'show version active': `${VERSION}password: hunter22\r\n-----BEGIN RSA PRIVATE KEY-----\r\nMIIE\r\n-----END RSA PRIVATE KEY-----\r\n\x07\u202edone\r\n` })(terminal);
      },
    });
    const lines: string[] = [];
    commands.subscribe((added) => lines.push(...added));
    const { text } = must(await commands.read('show-version'));
    const transcript = commands.transcript();
    for (const all of [transcript, text]) {
      expect(all).not.toMatch(/Right-Pass-1|hunter22|MIIE|\u202e/);
      expect(all).toContain('password: [secret]');
    }
    expect(transcript).toContain('Last login with [secret] from');
    expect(transcript).toContain('admin:show version active\nActive Master Version: 15.0.1.11900-40');
    expect(lines.slice(0, 2)).toEqual(['admin:show version active', 'Active Master Version: 15.0.1.11900-40']);
  });
});
