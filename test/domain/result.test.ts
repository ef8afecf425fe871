import { expect, it } from 'vitest';
import { fail, ok } from '../../shared/domain/result.ts';

it('a result that is right holds its value', () => {
  expect(ok(7)).toStrictEqual({ ok: true, value: 7 });
});

it('a failed result holds its code, and is about the whole without parameters unless it says more', () => {
  expect(fail('token.none-present')).toStrictEqual({ ok: false, error: { code: 'token.none-present', params: {}, where: '' } });
  expect(fail('login.refused', '10.0.0.1', { username: 'admin' })).toStrictEqual({
    ok: false,
    error: { code: 'login.refused', params: { username: 'admin' }, where: '10.0.0.1' },
  });
});

it('a failed result holds its cause when there is one', () => {
  const { error: cause } = fail('connect.lost', '10.0.0.1', { detail: 'reset' });
  expect(fail('token.removed', '', {}, cause)).toStrictEqual({ ok: false, error: { code: 'token.removed', params: {}, where: '', cause } });
});
