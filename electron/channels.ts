/** A call of the engine: name and input; answers with its result. */
export const CALL_CHANNEL = 'open-ctl:call';

/** To the page: the view state. From the page, empty: it began to listen and needs the present one. */
export const STATE_CHANNEL = 'open-ctl:state';
