/** Forms in which a text can stay in a process, as `probe.mjs` plants them. */
export const PLANTED = /** @type {const} */ (['short', 'concatenated', 'long', 'two-byte', 'closure', 'frame', 'listener', 'error', 'own-buffer', 'pooled-buffer']);

/** Those that are bytes outside of the heap. */
export const IN_BUFFERS = /** @type {const} */ (['own-buffer', 'pooled-buffer']);

/**
 * The text that is planted in one form in one process. It is put together here, so that it stands in no source text that V8 keeps.
 * @param {string} form
 * @param {number} pid
 */
export const plantedText = (form, pid) => [form.toUpperCase(), String(pid), 'stays', String(pid * 7)].join('=');
