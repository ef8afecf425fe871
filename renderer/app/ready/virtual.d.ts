/** The first screen in one language as HTML, made when the page is built (`html.tsx`, by vite.config.ts). */
declare module 'virtual:ready-*' {
  export const html: string;
}
