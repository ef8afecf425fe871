import { useLayoutEffect, useRef, useState } from 'react';
import { en } from '../../shared/texts/en.ts';
import { type Language, type Texts } from '../../shared/texts/languages.ts';
import { fetchTexts } from './language.ts';
import { remember } from './preferences.ts';

/** A language and its words. */
export interface Speech {
  readonly language: Language;
  readonly texts: Texts;
}

/** The words of a language; English ones where the program does not answer, as these are always there. */
export async function loadSpeech(language: Language, fetching = fetchTexts(language)): Promise<Speech> {
  try {
    return { language, texts: (await fetching) ?? en };
  } catch {
    return { language: 'en', texts: en };
  }
}

/** What is spoken, what was chosen (its words may still be on their way), and how to choose. */
export interface SpeechChoice {
  readonly speech: Speech;
  readonly chosen: Language;
  readonly choose: (language: Language) => void;
}

/** Of several choices the last one counts, in whatever order their words come. */
export function useSpeech(start: Speech): SpeechChoice {
  const [speech, setSpeech] = useState(start);
  const [chosen, setChosen] = useState(start.language);
  const last = useRef(start.language);
  useLayoutEffect(() => {
    document.documentElement.lang = speech.language;
  }, [speech]);
  const choose = (language: Language): void => {
    last.current = language;
    setChosen(language);
    void loadSpeech(language).then((loaded) => {
      if (last.current !== language) return;
      last.current = loaded.language;
      setChosen(loaded.language);
      setSpeech(loaded);
      remember('language', loaded.language);
    });
  };
  return { speech, chosen, choose };
}
