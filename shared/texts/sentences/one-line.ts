/** Sentences behind each other: a blank stands between them, but none behind a Japanese full stop. */
export const oneLine = (sentences: readonly string[]): string => sentences.reduce((told, next) => (told === '' || told.endsWith('。') ? `${told}${next}` : `${told} ${next}`), '');
