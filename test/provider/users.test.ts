import { expect, it } from 'vitest';
import { createUsers } from '../../provider/users.ts';
import { ADMIN, OTHER, USERS } from './fixture.ts';

it('a password that is changed while it is checked lets nobody in', async () => {
  const users = createUsers(USERS);
  const [admin, other] = [users.check(ADMIN.name, ADMIN.password), users.check(OTHER.name, OTHER.password)];
  expect(users.replace(USERS.filter(({ name }) => name === OTHER.name))).toEqual([ADMIN.name]);
  expect([await admin, await other]).toEqual([false, true]);
  expect([users.has(ADMIN.name), users.hashOf(ADMIN.name)]).toEqual([false, undefined]);
});
