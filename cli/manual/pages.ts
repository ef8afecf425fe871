import { ctlPage } from './ctl.ts';
import { providerPage } from './provider.ts';

/** Name and text of each page of the manual; `scripts/build.mjs` writes them to `out/man`. */
export const manualPages = (): readonly (readonly [name: string, text: string])[] => [
  ['ctl.1', ctlPage()],
  ['ctl-provider.8', providerPage()],
];
