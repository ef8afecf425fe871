import { afterAll, describe, expect, test } from 'vitest';
import { Secret } from '../../core/ports/secret.ts';
import { must } from '../helpers/must.ts';
import { cli, type CliOptions, HOST, PASSWORD, rsaKey, startSshCli, type Terminal, USERNAME } from '../helpers/platform/ssh-cli.ts';
import { codeOf, endAll, listen, serve, session, signIn, ssh, VERSION } from './ssh-session.ts';

afterAll(endAll);

describe.concurrent('signing in', () => {
  test('the password goes out once, by keyboard-interactive where it is offered', async () => {
    const { server, commands } = await session({ shell: cli({ 'show version active': VERSION }) });
    expect(server.passwords).toEqual([PASSWORD]);
    expect(server.methods).toEqual(['none', 'keyboard-interactive']);
    expect(server.typed()).toBe('set cli pagination off\r');
    expect(must(await commands.read('show-version'))).toEqual({ command: 'show version active', text: VERSION.replaceAll('\r', ''), answer: { known: true, value: { release: '15.0.1.11900-40' } } });
  });

  test('the method password is used where nothing else is offered', async () => {
    const { server } = await session({ methods: ['password'], shell: cli({}) });
    expect(server.methods).toEqual(['none', 'password']);
  });

  test.each([[['keyboard-interactive', 'password'] as const], [['password'] as const]])('a wrong password is tried once (%s)', async (methods) => {
    const server = await serve({ methods, shell: cli({}) });
    const result = await signIn(server, { password: 'wrong' });
    expect(result).toMatchObject({ ok: false, error: { code: 'login.refused', params: { username: USERNAME } } });
    expect(server.passwords).toEqual(['wrong']);
  });

  test('a node that asks again after a wrong password gets no second answer', async () => {
    const server = await serve({ rounds: ['Password: ', 'Password: '], shell: cli({}) });
    expect(codeOf(await signIn(server, { password: 'wrong' }))).toBe('login.refused');
    expect(server.passwords).toEqual(['wrong']);
  });

  test('a node that wants a new password is not given one', async () => {
    const server = await serve({ rounds: ['Password: ', 'New UNIX password: ', 'Retype new UNIX password: '], shell: cli({}) });
    expect(await signIn(server)).toMatchObject({ ok: false, error: { code: 'platform.password-expired', params: { text: 'New UNIX password:' } } });
    expect(server.passwords).toEqual([PASSWORD]);
  });

  test.each(['no matching host key format', 'no matching key exchange method found'])('a node that got the password and ends with "%s" does not get it again', async (words) => {
    const server = await serve({ methods: ['password'], disconnect: words, shell: cli({}) });
    expect(await signIn(server)).toMatchObject({ ok: false, error: { code: 'platform.no-shell', params: { detail: words } } });
    expect(server.passwords).toEqual([PASSWORD]);
  });

  test.each([
    ['in a question at sign-in', { rounds: ['Password: ', `${PASSWORD} is not enough. Code: `], shell: cli({}) }],
    ['in a question before the first prompt', { shell: (terminal: Terminal) => terminal.write(`You typed ${PASSWORD}. Go on? (y/n)`) }],
    ['as it ends', { methods: ['password'], disconnect: `Bye, ${PASSWORD}`, shell: cli({}) }],
  ] satisfies readonly (readonly [string, CliOptions])[])('a node that repeats the password %s: the error does not', async (_where, options) => {
    const result = await signIn(await serve(options));
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).toContain('[secret]');
    expect(JSON.stringify(result)).not.toContain(PASSWORD);
  });

  const half = Math.ceil(PASSWORD.length / 2);
  test.each([
    ['in a question', { rounds: ['Password: ', `${PASSWORD}${'x'.repeat(200 - half - ' Code:'.length)} Code: `], shell: cli({}) }],
    ['as the node ends', { methods: ['password'], disconnect: `${'x'.repeat(200 - half)}${PASSWORD}`, shell: cli({}) }],
  ] satisfies readonly (readonly [string, CliOptions])[])('where long words are cut, no part of a repeated password stays: %s', async (_where, options) => {
    const result = JSON.stringify(await signIn(await serve(options)));
    expect(result).toContain('xxx');
    for (const part of [PASSWORD.slice(0, half), PASSWORD.slice(-half)]) expect(result).not.toContain(part);
  });

  test('a code that is no password is not answered with the password', async () => {
    const server = await serve({ rounds: ['Verification code: '], shell: cli({}) });
    expect(await signIn(server)).toMatchObject({ ok: false, error: { code: 'platform.question-unexpected', params: { text: 'Verification code:' } } });
    expect(server.passwords).toEqual([]);
  });

  test('a node without sign-in by password is told from a wrong password', async () => {
    const server = await serve({ methods: ['publickey'], shell: cli({}) });
    expect(codeOf(await signIn(server))).toBe('platform.ssh-failed');
    expect(server.passwords).toEqual([]);
  });

  test('the secret is empty afterwards', async () => {
    const server = await serve({ shell: cli({}) });
    const password = new Secret(PASSWORD);
    const commands = must(await ssh.connect({ host: HOST, port: server.port, username: USERNAME, expectedSha256: server.hostKeySha256, password }));
    await commands.close();
    expect(await password.use((bytes) => Promise.resolve(new TextDecoder().decode(bytes).replaceAll('\0', '')))).toBe('');
  });
});

describe.concurrent('host key', () => {
  test('the probe tells type and SHA-256, and no name or password is sent', async () => {
    const server = await serve({ shell: cli({}) });
    const key = must(await ssh.probeHostKey({ host: HOST, port: server.port }));
    expect(key).toEqual({ sha256: server.hostKeySha256, type: 'ssh-rsa', fingerprint: `SHA256:${Buffer.from(server.hostKeySha256, 'hex').toString('base64').replace(/=+$/, '')}`, provedBySha1: false });
    await server.gone;
    expect(server.methods).toEqual([]);
  });

  test('another key than the accepted one gets neither name nor password', async () => {
    const server = await serve({ hostKey: rsaKey(), shell: cli({}) });
    const result = await signIn(server, { expectedSha256: 'ab'.repeat(32) });
    expect(result).toMatchObject({ ok: false, error: { code: 'platform.host-key-changed', params: { sha256: server.hostKeySha256, expected: 'ab'.repeat(32), type: 'ssh-rsa' } } });
    await server.gone;
    expect(server.methods).toEqual([]);
  });

  test('a node with weak algorithms only is reached only with the profile for older nodes', async () => {
    const server = await serve({
      algorithms: { kex: ['diffie-hellman-group14-sha1'], serverHostKey: ['ssh-rsa'], cipher: ['aes128-cbc'], hmac: ['hmac-sha1'] },
      shell: cli({ 'show version active': VERSION }),
    });
    expect(codeOf(await signIn(server))).toBe('platform.no-common-algorithm');
    expect(codeOf(await ssh.probeHostKey({ host: HOST, port: server.port }))).toBe('platform.only-old-algorithms');
    expect(must(await ssh.probeHostKey({ host: HOST, port: server.port, olderNode: true })).sha256).toBe(server.hostKeySha256);
    expect(must(await must(await signIn(server, { olderNode: true })).read('show-version')).answer.known).toBe(true);
  });

  test('a node with NIST curves is reached', async () => {
    const server = await serve({ algorithms: { kex: ['ecdh-sha2-nistp256'] }, shell: cli({}) });
    expect(codeOf(await signIn(server))).toBe('ok');
  });
});

describe.concurrent('reaching', () => {
  test('a closed port, and a port that speaks something else', async () => {
    const server = await startSshCli({ shell: cli({}) });
    await server.close();
    expect(codeOf(await signIn(server))).toBe('platform.port-closed');
    const other = await listen((socket) => socket.end('220 mail.example.com ESMTP\r\n'));
    expect(codeOf(await ssh.probeHostKey({ host: HOST, port: other }))).toBe('platform.ssh-failed');
  });

  test('a node that says nothing is left at the deadline, and when somebody cancels', async () => {
    const cancel = new AbortController();
    let connections = 0;
    const port = await listen(() => {
      connections += 1;
      if (connections === 2) cancel.abort();
    });
    expect(codeOf(await ssh.probeHostKey({ host: HOST, port, deadline: 200 }))).toBe('connect.timeout');
    expect(codeOf(await ssh.probeHostKey({ host: HOST, port, signal: cancel.signal }))).toBe('connect.cancelled');
  });

  test('a shell that is refused, ends, or never prompts is no platform CLI', async () => {
    expect(codeOf(await signIn(await serve({ refuseShell: true, shell: () => undefined })))).toBe('platform.no-shell');
    expect(codeOf(await signIn(await serve({ shell: (terminal) => terminal.end() })))).toBe('platform.no-shell');
    expect(codeOf(await signIn(await serve({ shell: (terminal) => terminal.write('$ ') }), { deadline: 12_000 }))).toBe('platform.no-shell');
  });

  test('a question before the first prompt is not answered', async () => {
    const server = await serve({ shell: (terminal) => terminal.write('Accept the new licence terms (yes/no)?') });
    expect(codeOf(await signIn(server))).toBe('platform.question-unexpected');
    expect(server.typed()).toBe('');
  });
});

describe.concurrent('questions', () => {
  test.each([
    ['New password: '],
    ['Retype new password: '],
    ['Enter password again: '],
    ['(current) UNIX password: '],
    ['Your password has expired. Choose a password: '],
    ['You are required to change your password immediately (password aged)\nOld Password: '],
    ['Password expired. Change your password now.\nPassword: '],
    ['Verify password: '],
  ])('%j never gets the password', async (question) => {
    const server = await serve({ methods: ['keyboard-interactive'], rounds: [question], shell: cli({}) });
    expect(codeOf(await signIn(server))).toBe('platform.password-expired');
    expect(server.passwords).toEqual([]);
  });

  test.each([['Password: '], ["administrator@new-york's password: "], ['administrator@node1 Password:'], ['password for administrator: ']])('%j gets it once', async (question) => {
    const server = await serve({ methods: ['keyboard-interactive'], rounds: [question], shell: cli({}) });
    expect(codeOf(await signIn(server))).toBe('ok');
    expect(server.passwords).toEqual([PASSWORD]);
  });

  test.each([
    ['WARNING: Your password has expired.\r\nYou must change your password now and login again!\r\nChanging password for user administrator.\r\n(current) UNIX password: ', 'platform.password-expired'],
    ['Enter new password: ', 'platform.password-expired'],
    ['Password: ', 'platform.question-unexpected'],
  ])('before the first prompt %j is not answered', async (text, code) => {
    const server = await serve({ shell: (terminal) => terminal.write(text) });
    expect(codeOf(await signIn(server))).toBe(code);
    expect(server.typed()).toBe('');
  });

  test.each([
    ['Maximum number of sessions reached.', 'platform.session-limit'],
    ['Error: too many logins for administrator', 'platform.session-limit'],
    ['The session limit was exceeded', 'platform.session-limit'],
    ['This account is currently not available.', 'platform.no-shell'],
  ])('a node that writes %j instead of a prompt is told with its words', async (text, code) => {
    const server = await serve({
      shell: (terminal) => {
        terminal.write(`${text}\r\n`);
        terminal.end();
      },
    });
    const result = await signIn(server);
    expect(codeOf(result)).toBe(code);
    expect(JSON.stringify(result)).toContain(text);
  });
});
