import { type ScenarioWords } from '../../../shared/texts/en/window/practice.ts';

/** As people compare words: in whatever width and case they are typed. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The practice clusters whose words, or whose name on the command line, hold every typed word; all of them where none is typed. */
export function withAllWords<S extends ScenarioWords & { readonly value: string }>(typed: string, offered: readonly S[]): readonly S[] {
  const wanted = plain(typed).split(/\s+/).filter((word) => word !== '');
  return offered.filter(({ value, title, body }) => {
    const words = plain(`${value} ${title} ${body}`);
    return wanted.every((word) => words.includes(word));
  });
}
