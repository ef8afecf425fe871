import { expect, it } from 'vitest';
import { stopLook } from '../../core/calls/tokens/look.ts';
import { createTokensDesk, type TokensDesk } from '../../core/calls/tokens/desk.ts';

it('a look at the tokens that was stopped keeps no error, whose stack would keep who stopped it, and a PIN with it', () => {
  const desk = createTokensDesk({} as Pick<TokensDesk, 'modules' | 'system'>);
  const { signal } = desk.look;
  stopLook(desk);
  expect([signal.aborted, signal.reason instanceof Error]).toEqual([true, false]);
  expect(desk.look.signal.aborted).toBe(false);
});
