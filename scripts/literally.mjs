/** A text as a regular expression that fits nothing else. */
export const literally = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
