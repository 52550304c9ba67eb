// What the build scripts share: where things are, and reading and writing them.
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
export const output = path.join(root, 'wwwroot/lib');

const notOurs = new Set(['node_modules', 'bin', 'obj', 'wwwroot', 'App_Data', 'Assets']);

export const fromPackage = file => path.join(root, 'node_modules', file);
export const readPackage = file => fs.readFileSync(fromPackage(file), 'utf8');
export const readAsset = file => fs.readFileSync(path.join(root, 'Assets', file), 'utf8');

export function write(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

/** The text of every view and C# file: where class names and icon names are found. */
export function readSources(folder = root) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : readSources(full);
    return /\.(cshtml|cs)$/.test(entry.name) ? [fs.readFileSync(full, 'utf8')] : [];
  });
}

/** Lines of Assets/safelist.txt with this prefix: names that no view spells out because they are put together at run time. */
export function safelisted(prefix) {
  return readAsset('safelist.txt').split('\n')
    .map(line => line.trim())
    .filter(line => line.startsWith(prefix))
    .map(line => line.slice(prefix.length).trim());
}
