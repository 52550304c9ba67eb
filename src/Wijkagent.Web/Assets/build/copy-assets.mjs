// Copies what the browser gets as it is: fonts, Leaflet and our own modules.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fromPackage, output, root, write } from './files.mjs';

function copy(from, to) {
  const target = path.join(output, to);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.copyFileSync(fromPackage(from), target);
}

for (const subset of ['latin', 'latin-ext']) {
  const font = `source-sans-3-${subset}-wght-normal.woff2`;
  copy(`@fontsource-variable/source-sans-3/files/${font}`, `fonts/${font}`);
}

// The licences ask that their text comes along; /licenties links to these.
copy('@utrecht/component-library-css/LICENSE.md', 'licences/components.txt');
copy('@fontsource-variable/source-sans-3/LICENSE', 'licences/source-sans-3.txt');
copy('@tabler/icons/LICENSE', 'licences/tabler-icons.txt');
copy('leaflet/LICENSE', 'licences/leaflet.txt');

const hash = bytes => createHash('sha256').update(bytes).digest('hex').slice(0, 10);

const leaflet = fs.readFileSync(fromPackage('leaflet/dist/leaflet.js'), 'utf8').replace(/\/\/# sourceMappingURL=.*/, '');
write(path.join(output, 'leaflet.js'), leaflet);

// A script in a page gets a name with a fingerprint, the modules it imports do not. They get their fingerprint in the
// query instead, so that a browser never runs an old part with a new whole.
const source = path.join(root, 'Assets/js');

// Comments are for who reads the source; a telephone need not fetch them.
function withFingerprints(text, folder) {
  return text.replace(/^[ \t]*(?:\/\/.*|\/\*\*(?:(?!\*\/)[^])*\*\/[ \t]*)\n/gm, '').replace(/(\bimport\s[^'"]*['"])(\.{1,2}\/[^'"]+)(['"])/g, (whole, before, specifier, after) =>
    `${before}${specifier}?v=${fingerprint(path.resolve(folder, specifier))}${after}`);
}

function fingerprint(file) {
  if (path.basename(file) === 'leaflet.js') return hash(leaflet);
  return hash(withFingerprints(fs.readFileSync(file, 'utf8'), path.dirname(file)));
}

for (const name of fs.readdirSync(source, { recursive: true }).filter(name => name.endsWith('.js'))) {
  const file = path.join(source, name);
  write(path.join(output, name), withFingerprints(fs.readFileSync(file, 'utf8'), path.dirname(file)));
}

// What the service worker keeps has to be named with its fingerprint: the modules of these pages, and the letters.
function partsOf(file) {
  const parts = [...fs.readFileSync(file, 'utf8').matchAll(/\bimport\s[^'"]*['"](\.{1,2}\/[^'"]+)['"]/g)].map(match => path.resolve(path.dirname(file), match[1]));
  return parts.flatMap(part => [`/lib/${path.relative(source, part)}?v=${fingerprint(part)}`, ...partsOf(part)]);
}

const offline = ['site.js', 'later.js', 'later-moment.js'].map(name => path.join(source, name)).filter(file => fs.existsSync(file)).flatMap(partsOf);
write(path.join(root, 'obj/frontend/offline.json'),
  JSON.stringify([...new Set(offline), '/lib/fonts/source-sans-3-latin-wght-normal.woff2'], null, 1));
