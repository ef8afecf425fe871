import { SOFTHSM_LIBRARY } from '../../helpers/softhsm.ts';
import { SERIAL, type Stage } from '../stage.ts';
import { lookAfter, type OnPage } from './look.ts';

export async function withToken(stage: Stage, on: OnPage): Promise<void> {
  await atRefusingServer(stage, on);
  await signIn(stage, on);
  await change(stage, on);
}

/** One server of the cluster takes another password. */
async function atRefusingServer(stage: Stage, on: OnPage): Promise<void> {
  const { steps, watch, refusing: { host, port, username, password, certificateSha256, subscriber, subscriberPassword } } = stage;
  const { page } = on;
  await steps.take('one provider refuses', async () => {
    await page.do('probe', { host, port });
    await page.do('acceptCertificate', { sha256: certificateSha256, replace: false });
    await page.do('signIn', { username, password });
    const server = { server: subscriber, username };
    const refused = await page.call('signInServer', { ...server, password: watch.secret('wrong password of one provider') });
    await lookAfter(stage, on, 'one provider refused');
    const taken = await page.call('signInServer', { ...server, password: subscriberPassword });
    await lookAfter(stage, on, 'signed in to one provider');
    await page.do('signOut', {});
    return [refused, taken].map((one) => (one.ok ? 'let in' : one.error.code)).join(', ');
  });
}

async function signIn(stage: Stage, on: OnPage): Promise<void> {
  const { steps, watch, providers: { host, port, username, password, certificateSha256 } } = stage;
  const { page } = on;
  await steps.take('provider', async () => {
    await page.do('probe', { host, port });
    await page.do('acceptCertificate', { sha256: certificateSha256, replace: false });
    const refused = await page.call('signIn', { username, password: watch.secret('wrong password of a provider') });
    await lookAfter(stage, on, 'a provider refused');
    return refused.ok ? 'let in' : refused.error.code;
  });
  await steps.take('provider, right password', async () => {
    await page.do('signIn', { username, password });
    await lookAfter(stage, on, 'signed in to the providers');
    return 'let in';
  });
}

async function change(stage: Stage, on: OnPage): Promise<void> {
  const { steps, watch, pin, isWhole, providers: { otherTftpServer, username, password } } = stage;
  const { page } = on;
  await steps.take('token', async () => {
    await page.do('chooseMode', { mode: 'non-secure' });
    await page.do('openModule', { path: SOFTHSM_LIBRARY });
    const { tokens } = await page.until(({ tokens: { tokens: seen } }) => seen.length > 0);
    await page.do('chooseToken', { serial: SERIAL, certificateSha256: tokens.tokens[0]?.certificates[0]?.sha256 ?? '' });
    return 'chosen';
  });
  await steps.take('other TFTP server', async () => {
    const probed = await page.call('probeTftpServer', otherTftpServer ?? { host: '', port: 0 });
    if (!probed.ok) return probed.error.code;
    await page.do('acceptCertificate', { sha256: page.state.tftpServer?.sha256 ?? '', replace: false });
    const refused = await page.call('addTftpServer', { username, password: watch.secret('wrong password of a TFTP server') });
    await lookAfter(stage, on, 'a TFTP server refused');
    await page.do('addTftpServer', { username, password });
    await lookAfter(stage, on, 'a TFTP server added');
    return refused.ok ? 'let in' : refused.error.code;
  });
  const typed = [...(isWhole ? [['a wrong PIN', watch.secret('wrong PIN')] as const] : []), ['the PIN', pin] as const];
  for (const [name, secret] of typed) {
    await steps.take(name, async () => {
      await page.do('apply', { planId: page.state.plan?.id ?? '', pin: secret });
      const { error, report } = await page.until(({ busy }) => busy !== 'applying');
      watch.collect(`page: ${name}`);
      await lookAfter(stage, on, `${name} was typed`);
      return error?.code ?? report?.outcome ?? '';
    });
  }
  await page.do('signOut', {});
}
