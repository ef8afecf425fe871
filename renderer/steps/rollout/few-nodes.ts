/** Up to so many nodes a list of them stands open on a screen; of more it is folded, unless something in it needs eyes. */
export const FEW_NODES = 8;
