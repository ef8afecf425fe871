import { afterEach, expect, it } from 'vitest';
import { engineCall } from '../../renderer/wizard/context.ts';
import { type PageTransport } from '../../renderer/wizard/page-connection.ts';
import { wizardUi } from '../../renderer/wizard/typed.ts';
import { fail } from '../../shared/domain/result.ts';

const INITIAL = wizardUi.getState();
afterEach(() => wizardUi.setState(INITIAL));

it('what is only looked at beside a screen leaves the error of the screen as it is, and brings none of its own there', async () => {
  const refused = fail('file.unreadable', '', { path: '/documents/guide.en.json', detail: 'ENOENT' });
  const call = engineCall({ call: () => Promise.resolve(refused) } as unknown as PageTransport);
  const { error: before } = fail('login.refused', 'cucm', { username: 'administrator' });
  wizardUi.setState({ callError: before });
  await call('about', {});
  await call('recentServers', {});
  expect(wizardUi.getState().callError).toBe(before);
  await call('showCtl', { server: 'cucm' });
  expect(wizardUi.getState().callError).toBe(refused.error);
});
