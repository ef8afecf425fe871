import { type TokenView } from './tokens-view.ts';
import { type ViewState } from './view-state.ts';

/** Whether any server of the cluster holds a CTL file. */
const anyFile = ({ cluster }: ViewState): boolean => cluster?.servers.some(({ ctlFile }) => ctlFile !== null) === true;

/** The certificates of a token that may sign: those of the present CTL file, any where there is none. */
export const usableCertificates = (state: ViewState, token: TokenView): TokenView['certificates'] =>
  anyFile(state) ? token.certificates.filter(({ inCtlFile }) => inCtlFile) : token.certificates;

/** The tokens that may sign, locked ones among them. */
export const usableTokens = (state: ViewState): readonly TokenView[] => state.tokens.tokens.filter((token) => usableCertificates(state, token).length > 0);
