import { type ProviderUser } from './config.ts';
import { createPasswordCheck } from './passwords.ts';

/** Those who may sign in, as the configuration has them now. */
export interface Users {
  has(name: string): boolean;
  /** The line of a user's password; `undefined` = no such user. */
  hashOf(name: string): string | undefined;
  /** Whether name and password belong together, then and when the check has ended. */
  check(name: string, password: string): Promise<boolean>;
  /** @returns the users of before who are gone or have another password. */
  replace(users: readonly ProviderUser[]): readonly string[];
}

export function createUsers(first: readonly ProviderUser[]): Users {
  let hashes = new Map<string, string>();
  let check = createPasswordCheck([]);
  const replace = (users: readonly ProviderUser[]): readonly string[] => {
    const before = hashes;
    hashes = new Map(users.map((user) => [user.name, user.passwordHash]));
    check = createPasswordCheck(users);
    return [...before].filter(([name, hash]) => hashes.get(name) !== hash).map(([name]) => name);
  };
  replace(first);
  return {
    has: (name) => hashes.has(name),
    hashOf: (name) => hashes.get(name),
    async check(name, password) {
      const hash = hashes.get(name);
      return (await check(name, password)) && hashes.get(name) === hash;
    },
    replace,
  };
}
