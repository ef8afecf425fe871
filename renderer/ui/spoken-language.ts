import { createContext } from 'react';

/** The language of the page, as BCP 47 names it, for what speaks by itself (React Aria). */
export const SpokenLanguage = createContext('en');
