/**
 * Ends with one line, in each language, where this Node is none that the programs run on. Required before anything else (`node -r`, and by each script that npm starts), since what comes after fails there
 * without saying why: so every Node from 8 on can read it, which takes CommonJS and no syntax from after 2015.
 */
'use strict';

const fs = require('fs');
const path = require('path');

/** Which Node it takes, and which one this is. */
const LINES = {
  en: (wanted, present) => `Open CTL Client needs Node ${wanted.map(([major, first, isLast]) => (isLast ? `from ${first} on` : `${major} from ${first} on`)).join(', or ')}; this is Node ${present}. Nothing was changed.`,
  ja: (wanted, present) => `Open CTL Client には Node ${wanted.map(([major, first, isLast]) => (isLast ? `${first} 以降` : `${major} 系の ${first} 以降`)).join('、または ')}が必要です。この Node は ${present} です。何も変更していません。`,
};

const engines = JSON.parse(fs.readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8')).engines;
const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
/** `>=20.19 <21 || >=22.12`: each part is a first version, and perhaps the major one before which it ends. */
const parts = engines.node.split(' || ').map((part) => (/^>=(\d+)\.(\d+)( <(\d+))?$/.exec(part) || []).map(Number));
const fits = parts.some(([, major, minor, , before]) => (ownMajor > major || (ownMajor === major && ownMinor >= minor)) && !(ownMajor >= before));
if (!fits) {
  const wanted = parts.map(([, major, minor, , before]) => [major, `${major}.${minor}`, !(before > 0)]);
  // Where the locale is found is a module that old Nodes cannot load.
  for (const language of Object.keys(LINES)) process.stderr.write(`${LINES[language](wanted, process.versions.node)}\n`);
  process.exit(1);
}
