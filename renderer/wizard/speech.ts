import { useLayoutEffect, useRef, useState } from 'react';
import { type Language } from '../../shared/texts/languages.ts';
import { type Speech, loadSpeech } from './language.ts';
import { remember } from './preferences.ts';

/** What is spoken, what was chosen (its words may still be on their way), and how to choose. */
export interface SpeechChoice {
  readonly speech: Speech;
  readonly chosen: Language;
  readonly choose: (language: Language) => void;
}

/** Of several choices the last one counts, in whatever order their words come; where they cannot be fetched, nothing changes. */
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
    void loadSpeech(language)
      .catch(() => null)
      .then((loaded) => {
        if (last.current !== language) return;
        const spoken = loaded ?? speech;
        last.current = spoken.language;
        setChosen(spoken.language);
        if (loaded === null) return;
        setSpeech(loaded);
        remember('language', loaded.language);
      });
  };
  return { speech, chosen, choose };
}
