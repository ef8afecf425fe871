/** Words of the guide, plain or set off. */
export type GuideWords = string | { readonly as: 'strong' | 'em' | 'code'; readonly text: string };

/** A line of it: its words one after another. */
export type GuideLine = readonly GuideWords[];

/** A part of the guide that the window shows. The build makes them of `docs/guide.*.md`, and refuses what is none of these (`scripts/guide.mjs`). */
export type GuidePart =
  | { readonly kind: 'heading' | 'paragraph'; readonly words: GuideLine }
  | { readonly kind: 'list' | 'steps'; readonly items: readonly GuideLine[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly GuideLine[])[] };
