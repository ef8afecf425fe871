import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './build.mjs';

/** The pages of the repository. */
const pages = () => [...readdirSync(root), ...readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`)].filter((name) => name.endsWith('.md'));

/** Pictures that a page shows, as paths below the repository, each once: `docs/images/ctl-file-en-light.png`. */
export function shownPictures() {
  const shown = pages().flatMap((page) =>
    [...readFileSync(path.join(root, page), 'utf8').matchAll(/!\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, target = '']) => path.posix.join(path.posix.dirname(page), target)),
  );
  return [...new Set(shown)].sort();
}
