import { type CommandLineTexts, type FirstScreenTexts, type Language, type ReportTexts, type ShellTexts, type WindowTexts } from './languages.ts';

/** Words are loaded in one language, and by each program only its own. */
type Loaders<T> = Readonly<Record<Language, () => Promise<T>>>;

export const loadCommandLineTexts: Loaders<CommandLineTexts> = {
  en: async () => {
    const [{ en }, { commandLineEn }] = await Promise.all([import('./en.ts'), import('./en/command-line.ts')]);
    return { ...en, commandLine: commandLineEn };
  },
  ja: async () => {
    const [{ ja }, { commandLineJa }] = await Promise.all([import('./ja.ts'), import('./ja/command-line.ts')]);
    return { ...ja, commandLine: commandLineJa };
  },
};

export const loadFirstScreenTexts: Loaders<FirstScreenTexts> = {
  en: async () => ({ window: (await import('./en/window/first-screen.ts')).firstScreenEn }),
  ja: async () => ({ window: (await import('./ja/window/first-screen.ts')).firstScreenJa }),
};

export const loadWindowTexts: Loaders<WindowTexts> = {
  en: async () => {
    const [{ en }, { windowEn }] = await Promise.all([import('./en.ts'), import('./en/window.ts')]);
    return { ...en, window: windowEn };
  },
  ja: async () => {
    const [{ ja }, { windowJa }] = await Promise.all([import('./ja.ts'), import('./ja/window.ts')]);
    return { ...ja, window: windowJa };
  },
};

export const loadShellTexts: Loaders<ShellTexts> = {
  en: async () => (await import('./en/shell.ts')).shellEn,
  ja: async () => (await import('./ja/shell.ts')).shellJa,
};

export const loadReportTexts: Loaders<ReportTexts> = {
  en: async () => {
    const [{ en }, { reportPageEn }, { practiceEn }] = await Promise.all([import('./en.ts'), import('./en/report-page.ts'), import('./en/window/practice.ts')]);
    return { ...en, reportPage: reportPageEn, practice: practiceEn };
  },
  ja: async () => {
    const [{ ja }, { reportPageJa }, { practiceJa }] = await Promise.all([import('./ja.ts'), import('./ja/report-page.ts'), import('./ja/window/practice.ts')]);
    return { ...ja, reportPage: reportPageJa, practice: practiceJa };
  },
};
