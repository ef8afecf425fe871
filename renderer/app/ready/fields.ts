import { type SignInTyped } from '../../wizard/typed.ts';

/** Fields of the first screen, by what `data-typed` says of them. */
export const TYPED_FIELDS: readonly (keyof SignInTyped)[] = ['host', 'port', 'username', 'password'];

export const markOf = (name: keyof SignInTyped): string => `data-typed="${name}"`;
