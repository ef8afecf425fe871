import { type TokenView } from './tokens-view.ts';
import { type ViewState } from './view-state.ts';

/** Whether any server of the cluster holds what is a CTL file by its structure. */
export const anyCtlFile = ({ cluster }: Pick<ViewState, 'cluster'>): boolean =>
  cluster?.servers.some(({ ctlFile }) => ctlFile !== null && ctlFile.verdict !== 'empty' && ctlFile.verdict !== 'unreadable') === true;

/** Whether a server holds a CTL file whose signature was not verified: then the next file is made without regard to it. */
export const mustBeginAnew = ({ cluster }: Pick<ViewState, 'cluster'>): boolean => cluster?.servers.some(({ ctlFile }) => ctlFile?.verdict === 'bad' || ctlFile?.verdict === 'not-checked') === true;

/** The certificates of a token that may sign: those of the present CTL file, any where there is none to build on. */
export const usableCertificates = (state: ViewState, token: TokenView): TokenView['certificates'] =>
  anyCtlFile(state) && !mustBeginAnew(state) ? token.certificates.filter(({ inCtlFile }) => inCtlFile) : token.certificates;

/** The tokens that may sign, locked ones among them. */
export const usableTokens = (state: ViewState): readonly TokenView[] => state.tokens.tokens.filter((token) => usableCertificates(state, token).length > 0);
