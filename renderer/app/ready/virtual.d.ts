/** The first screen in every language as HTML, made when the page is built (`html.tsx`, by vite.config.ts). */
declare module 'virtual:ready' {
  export const READY_HTML: { readonly en: string; readonly ja: string };
}
