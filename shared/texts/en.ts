import { type ErrorTexts } from './catalog.ts';
import { changeEn } from './en/change.ts';
import { commandLineEn } from './en/command-line.ts';
import { detailsEn } from './en/details.ts';
import { errorsEn } from './en/errors.ts';
import { platformEn } from './en/platform/report.ts';
import { reportEn } from './en/report.ts';
import { shellEn } from './en/shell.ts';
import { windowEn } from './en/window.ts';

export const en = {
  details: detailsEn,
  errors: errorsEn satisfies ErrorTexts,
  platform: platformEn,
  report: reportEn,
  change: changeEn,
  commandLine: commandLineEn,
  shell: shellEn,
  window: windowEn,
} as const;
