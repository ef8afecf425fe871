/** Up to so many nodes each has a line on a screen; of more, what is the same for all stands once, with their names on demand, unless something in it needs eyes. */
export const FEW_NODES = 8;
