/** Ends with one line where this Node is none that the programs run on. Imported first, and written so that an old Node can read it, because what comes after fails there without saying why. */
import { readFileSync } from 'fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
/** `>=20.19 <21 || >=22.12`: each part is a first version, and perhaps the major one before which it ends. */
const parts = engines.node.split(' || ').map((part) => (/^>=(\d+)\.(\d+)( <(\d+))?$/.exec(part) || []).map(Number));
const fits = parts.some(([, firstMajor, firstMinor, , before]) => (major > firstMajor || (major === firstMajor && minor >= firstMinor)) && !(major >= before));
if (!fits) {
  const wanted = parts.map(([, firstMajor, firstMinor, , before]) => `${before > 0 ? `${firstMajor} from ${firstMajor}` : `from ${firstMajor}`}.${firstMinor} on`);
  process.stderr.write(`Open CTL Client needs Node ${wanted.join(', or ')}; this is Node ${process.versions.node}. Nothing was changed.\n`);
  process.exit(1);
}
