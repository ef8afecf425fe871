import { type Catalog } from './catalog.ts';
import { type en } from './en.ts';
import { type commandLineEn } from './en/command-line.ts';
import { type reportPageEn } from './en/report-page.ts';
import { type shellEn } from './en/shell.ts';
import { type windowEn } from './en/window.ts';
import { type practiceEn } from './en/window/practice.ts';
import { type firstScreenEn } from './en/window/first-screen.ts';
import { languageAmong } from './locale.js';

/** Every language of the product. `load.ts` has the words of each, or does not compile. */
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What is said of errors, reports and changes, whoever says it. */
export type Texts = Catalog<typeof en>;

/** What `ctl` says. */
export interface CommandLineTexts extends Texts {
  readonly commandLine: Catalog<typeof commandLineEn>;
}

/** What the first screen of the window's page says. */
export interface FirstScreenTexts {
  readonly window: Catalog<typeof firstScreenEn>;
}

/** What the window's page says. */
export interface WindowTexts extends Texts {
  readonly window: Catalog<typeof windowEn>;
}

/** What is said of the clusters there are to practise on. */
export type PracticeTexts = Catalog<typeof practiceEn>;

/** What the page of a report says. */
export interface ReportTexts extends Texts {
  readonly reportPage: Catalog<typeof reportPageEn>;
  readonly practice: PracticeTexts;
}

/** What the Electron shell says outside the page. */
export type ShellTexts = Catalog<typeof shellEn>;

export const isLanguage = (name: string): name is Language => LANGUAGES.some((language) => language === name);

/** The language of a locale such as `ja_JP.UTF-8` or `ja-JP`; English where there is no catalogue. */
export const languageOf = (locale: string | undefined): Language => languageAmong(LANGUAGES, locale ?? '');
