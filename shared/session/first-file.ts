import { type ViewState } from './view-state.ts';

/** Whether no server holds anything in the place of a CTL file: the next one is the first. */
export const isFirstFile = ({ cluster }: Pick<ViewState, 'cluster'>): boolean => (cluster?.servers ?? []).every(({ ctlFile }) => ctlFile === null);
