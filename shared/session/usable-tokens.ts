import { type TokenView } from './tokens-view.ts';
import { type ViewState } from './view-state.ts';

/** Whether any server of the cluster holds what is a CTL file by its structure. */
export const anyCtlFile = ({ cluster }: Pick<ViewState, 'cluster'>): boolean =>
  cluster?.servers.some(({ ctlFile }) => ctlFile !== null && ctlFile.verdict !== 'empty' && ctlFile.verdict !== 'unreadable') === true;

/** Whether the present file names no token: it was made by `utils ctl`. */
export const namesNoToken = ({ cluster }: Pick<ViewState, 'cluster'>): boolean => cluster?.findings.some(({ rule }) => rule === 'signed-by-cluster') === true;

/** Whether the next file is made without regard to the present one: somebody said that all its tokens are lost, or a server holds one whose signature was not verified. */
export const mustBeginAnew = ({ cluster, choices }: Pick<ViewState, 'cluster' | 'choices'>): boolean =>
  choices?.anew === true || cluster?.servers.some(({ ctlFile }) => ctlFile?.verdict === 'bad' || ctlFile?.verdict === 'not-checked') === true;

/** The certificates of a token that may sign: those of the present CTL file, any where there is none to build on. */
export const usableCertificates = (state: ViewState, token: TokenView): TokenView['certificates'] =>
  anyCtlFile(state) && !mustBeginAnew(state) ? token.certificates.filter(({ inCtlFile }) => inCtlFile) : token.certificates;

/** The tokens that may sign, locked ones among them. */
export const usableTokens = (state: ViewState): readonly TokenView[] => state.tokens.tokens.filter((token) => usableCertificates(state, token).length > 0);
