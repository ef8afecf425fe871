/** JavaScript, because set-up reads it before a package is there that could read TypeScript. */

/**
 * The locale of the terminal (POSIX, 8.2: the first that is set and not empty). Windows has none of them: then that of the system.
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export const localeOf = (env, ofSystem = () => new Intl.DateTimeFormat().resolvedOptions().locale) =>
  ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => env[name] ?? '').find((value) => value !== '') ?? ofSystem();

/**
 * The language of a locale, or the first.
 * @template {string} L
 * @param {readonly [L, ...L[]]} languages
 * @param {string} locale
 */
export const languageAmong = (languages, locale) => languages.find((language) => language === locale.slice(0, 2).toLowerCase()) ?? languages[0];
