import path from 'node:path';
import { FOLDER_TABLE, PACKAGE_OWNERS } from './folder-table.js';

const inside = (file, folder) => file === folder || file.startsWith(`${folder}/`);

const rowFor = (file) =>
  FOLDER_TABLE.filter((row) => inside(file, row.folder)).sort((a, b) => b.folder.length - a.folder.length)[0];

const packageName = (specifier) =>
  specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split('/')[0];

/** Why `specifier` may not be imported from `file` (both relative to the repository), or undefined. */
export function importProblem(file, specifier) {
  const row = rowFor(file);
  if (row === undefined) return undefined;
  if (specifier.startsWith('.')) {
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
    if (inside(target, row.folder) || row.mayImport.some((folder) => inside(target, folder))) return undefined;
    return `${row.folder} may not import ${target} (scripts/lint/folder-table.js)`;
  }
  if (specifier.startsWith('node:')) return row.node ? undefined : `${row.folder} runs in the browser too: no ${specifier}`;
  const name = packageName(specifier);
  const owner = PACKAGE_OWNERS.find((entry) => entry.name === name);
  if (owner !== undefined && !inside(file, owner.folder) && !inside(file, 'test')) return `only ${owner.folder} may import ${name}`;
  if (row.packages !== undefined && !row.packages.includes(name)) return `${row.folder} may not import ${name}`;
  return undefined;
}

/** ESLint rule: the folder table, enforced on every import, export-from and dynamic import. */
export const folderRule = {
  meta: { type: 'problem', schema: [], messages: { forbidden: '{{why}}' } },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const check = (node, source) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const why = importProblem(file, source.value);
      if (why !== undefined) context.report({ node, messageId: 'forbidden', data: { why } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
    };
  },
};
