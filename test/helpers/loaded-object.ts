/** A shared object that this very process has loaded, by its name; only on Linux. */
export function loadedObject(name: RegExp): string {
  const { sharedObjects } = process.report.getReport() as unknown as { readonly sharedObjects: readonly string[] };
  return sharedObjects.find((file) => name.test(file)) ?? missing(name);
}

function missing(name: RegExp): never {
  throw new Error(`${name.source} is not loaded`);
}
