import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { productPackages } from '../../scripts/licences.mjs';
import { sbom } from '../../scripts/sbom.mjs';

/** Types of the DOM, which it asks for, are not those of the tests. */
interface CycloneDx {
  readonly Validation: { readonly JsonStrictValidator: new (version: string) => { readonly validate: (text: string) => Promise<unknown> } };
}

const root = path.resolve(import.meta.dirname, '../..');

interface Component {
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly 'bom-ref': string;
  readonly licenses: readonly { readonly expression: string }[];
}
interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly Component[];
}

it('the bill of materials names what the licences name, and Electron, each once and with its licence', () => {
  const { bomFormat, specVersion, components } = JSON.parse(sbom(root)) as Bill;
  expect([bomFormat, specVersion]).toEqual(['CycloneDX', '1.6']);
  const told = components.map(({ name, version, licenses }) => `${name} ${version} ${licenses[0]?.expression ?? ''}`);
  expect(told.slice(0, -1)).toEqual(productPackages(root).map(({ name, version, license }) => `${name} ${version} ${license}`));
  expect(told.at(-1)).toMatch(/^electron \d+\.\d+\.\d+ MIT$/);
  expect(new Set(components.map((one) => one['bom-ref'])).size).toBe(components.length);
  for (const { purl } of components) expect(purl).toMatch(/^pkg:npm\/(?:%40[a-z-]+\/)?[a-z0-9.-]+@\d+\.\d+\.\d+$/);
  expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(['ssh2', 'react', 'zod', ...(existsSync(path.join(root, 'node_modules/pkcs11js')) ? ['pkcs11js'] : [])]));
});

it('says the same each time: no time, no number of its own', () => {
  expect(sbom(root)).toBe(sbom(root));
  expect(sbom(root)).not.toMatch(/timestamp|serialNumber/);
});

it('is what the schema of CycloneDX asks for, which refuses a word that it does not know', async () => {
  const { Validation } = createRequire(import.meta.url)('@cyclonedx/cyclonedx-library') as CycloneDx;
  const validator = new Validation.JsonStrictValidator('1.6');
  expect(await validator.validate(sbom(root))).toBeNull();
  expect(await validator.validate(sbom(root).replace('"framework"', '"frame"'))).not.toBeNull();
});
