import { type EndedBy } from '../../shared/domain/change-record.ts';
import { type ChangeMaker } from '../../core/change/maker.ts';

/** Somebody else, who ends it the night after. */
export const ENDER: EndedBy = { program: '0.1.1', holder: 'another test', operator: 'bob', username: 'night' };

/** Somebody who makes a change of the founding document's cluster. */
export const MAKER: ChangeMaker = {
  program: '0.1.0',
  holder: 'test',
  operator: 'ann',
  username: 'admin',
  practice: null,
  host: '10.48.47.153',
  port: 2444,
  keySha256: 'a'.repeat(64),
  client: 'd'.repeat(32),
  consents: [],
};
