import { type ReactNode, useContext } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { SpokenLanguage } from './spoken-language.ts';

/**
 * Tells what comes from React Aria how to speak. It stands around each such part and not around the page, so that the first screen
 * shows without the library.
 */
export const AriaLocale = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <I18nProvider locale={useContext(SpokenLanguage)}>{children}</I18nProvider>
);
