import { expect, it } from 'vitest';
import { typedPhones } from '../../shared/domain/typed-phones.ts';

it('an address becomes the name of its phone, however it is written, and each phone is there once', () => {
  expect(typedPhones('00:1d:45:b5:a2:c1, sep001d45b5a2c1;001D.45B5.A2C1　ＳＥＰ００１Ｄ４５Ｂ５Ａ２Ｃ１')).toEqual({ names: ['SEP001D45B5A2C1'], refused: [] });
});

it('names of other devices stay as they are, and what is no name is left with the person', () => {
  expect(typedPhones('ATA001122334455 CIPC_desk.2 <b>SEP</b> 📞')).toEqual({ names: ['ATA001122334455', 'CIPC_desk.2'], refused: ['<b>SEP</b>', '📞'] });
});
