import { recall, remember } from './preferences.ts';

export type Theme = 'system' | 'light' | 'dark';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export const initialTheme = (): Theme => THEMES.find((one) => one === recall('theme')) ?? 'system';

/** The style sheet follows `data-theme`; without it, the system. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export function chooseTheme(theme: Theme): void {
  applyTheme(theme);
  remember('theme', theme);
}
