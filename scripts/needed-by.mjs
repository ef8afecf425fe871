/**
 * For the builds, which put what is loaded together into one file: whether `root` imports a module, over however many others, and
 * not only when it is wanted (`import()`).
 * @param {RegExp} root
 * @returns {(id: string, context: import('rolldown').ChunkingContext) => boolean}
 */
export function neededBy(root) {
  /** @type {Map<string, boolean>} */
  const known = new Map();
  /** @type {ReturnType<typeof neededBy>} */
  const isNeeded = (id, context) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    // Against circles of imports: until it is found to be otherwise.
    known.set(id, root.test(id));
    const found = root.test(id) || (context.getModuleInfo(id)?.importers.some((importer) => isNeeded(importer, context)) ?? false);
    known.set(id, found);
    return found;
  };
  return isNeeded;
}
