/** What is packed, and what is not. */

const NATIVE = 'test/dist/native-modules.test.ts';
const SHIPPED = 'test/pack/shipped.test.ts';

/** @type {readonly import('../rows.mjs').Protection[]} */
export const PACKAGES = [
  {
    id: 'module-system',
    what: 'no application is packed with a module that was compiled for another system',
    file: 'scripts/dist/native-modules.mjs',
    find: 'found.system === system && ',
    put: '',
    tests: [{ file: NATIVE, name: 'is looked at by the builder' }],
  },
  {
    id: 'module-machine',
    what: 'nor for another machine',
    file: 'scripts/dist/native-modules.mjs',
    find: ' && wanted.every((one) => found.machines.includes(one))',
    put: '',
    tests: [{ file: NATIVE, name: 'is refused with the module of another system or machine' }],
  },
  {
    id: 'module-missing',
    what: 'nor without the module for tokens, which is left out where it could not be compiled',
    file: 'scripts/dist/native-modules.mjs',
    find: 'return modules.some((name) => path.basename(name) === NEEDED) ? wrong :',
    put: 'return wrong.length >= 0 ? wrong :',
    tests: [{ file: NATIVE, name: 'is refused without the module for tokens' }],
  },
  {
    id: 'packed-stale',
    what: 'what was built from other sources is not packed',
    file: 'scripts/dist/hooks.mjs',
    find: 'if (old.length > 0)',
    put: 'if (old.length > 99)',
    tests: [{ file: 'test/dist/built.test.ts', name: 'what was built from other sources' }],
  },
  {
    id: 'tarball-stale',
    what: 'npm pack builds first',
    file: 'package.json',
    find: '    "prepack": "node scripts/build.mjs",\n',
    put: '',
    tests: [{ file: SHIPPED, name: 'packs what was built from the sources as they are now' }],
  },
  {
    id: 'audit-empty',
    what: 'vulnerabilities are looked for in what is bundled too',
    file: 'scripts/shipped.mjs',
    find: 'BESIDE.some((name) => folder === `node_modules/${name}`) || isShipped(folder)',
    put: 'BESIDE.some((name) => folder === `node_modules/${name}`)',
    tests: [{ file: SHIPPED, name: 'what the bundles tell of themselves' }],
  },
  {
    id: 'audit-ssh2',
    what: 'in each of them: none is left out',
    file: 'scripts/shipped.mjs',
    find: ' || isShipped(folder)).sort()',
    put: " || (isShipped(folder) && folder !== 'node_modules/ssh2')).sort()",
    tests: [{ file: SHIPPED, name: 'what the bundles tell of themselves' }],
  },
  {
    id: 'audit-lacks',
    what: 'in all of it: no bundle is forgotten',
    file: 'scripts/licences.mjs',
    find: 'path.join(root, TOLD)).sort().flatMap(',
    put: 'path.join(root, TOLD)).sort().slice(-1).flatMap(',
    tests: [{ file: SHIPPED, name: 'what the bundles tell of themselves' }],
  },
];
