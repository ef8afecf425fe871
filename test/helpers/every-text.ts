import { en } from '../../shared/texts/en.ts';
import { commandLineEn } from '../../shared/texts/en/command-line.ts';
import { reportPageEn } from '../../shared/texts/en/report-page.ts';
import { shellEn } from '../../shared/texts/en/shell.ts';
import { practiceEn } from '../../shared/texts/en/window/practice.ts';
import { windowEn } from '../../shared/texts/en/window.ts';
import { ja } from '../../shared/texts/ja.ts';
import { commandLineJa } from '../../shared/texts/ja/command-line.ts';
import { reportPageJa } from '../../shared/texts/ja/report-page.ts';
import { shellJa } from '../../shared/texts/ja/shell.ts';
import { practiceJa } from '../../shared/texts/ja/window/practice.ts';
import { windowJa } from '../../shared/texts/ja/window.ts';
import { type CommandLineTexts, type Language, type ReportTexts, type ShellTexts, type WindowTexts } from '../../shared/texts/languages.ts';

/** All words at once, which no program holds. */
export const LANGUAGES = {
  en: { ...en, commandLine: commandLineEn, window: windowEn, reportPage: reportPageEn, practice: practiceEn, shell: shellEn },
  ja: { ...ja, commandLine: commandLineJa, window: windowJa, reportPage: reportPageJa, practice: practiceJa, shell: shellJa },
} as const satisfies Readonly<Record<Language, CommandLineTexts & WindowTexts & ReportTexts & { readonly shell: ShellTexts }>>;

/** All texts below a catalogue with their paths. */
export function leaves(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([name, below]) => leaves(below, path === '' ? name : `${path}.${name}`));
}
