import { type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { type Language } from '../../shared/texts/texts.ts';
import { useWizard } from '../app/wizard.ts';

const LOCALE: Readonly<Record<Language, string>> = { en: 'en-US', ja: 'ja-JP' };

/**
 * Tells what comes from React Aria how to speak. It stands around each such part and not around the page, so that the first screen
 * shows without the library.
 */
export const AriaLocale = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <I18nProvider locale={LOCALE[useWizard().language]}>{children}</I18nProvider>
);
