// Gathers the drawings of the Tabler icons that our pages name (<wa-icon name="…">, or "icon: …" in the safelist).
// The program embeds the result, and the tag helper puts a drawing into the page.
import fs from 'node:fs';
import path from 'node:path';
import { fromPackage, readSources, root, safelisted, write } from './files.mjs';

const named = readSources().flatMap(text => [...text.matchAll(/<wa-icon\s[^>]*?name="([a-z][a-z0-9-]*)"/g)].map(match => match[1]));
const names = [...new Set([...named, ...safelisted('icon:')])].sort();

function drawing(name) {
  const file = fromPackage(`@tabler/icons/icons/outline/${name}.svg`);
  if (!fs.existsSync(file)) throw new Error(`There is no Tabler icon "${name}"; see https://tabler.io/icons.`);
  return fs.readFileSync(file, 'utf8')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<svg[\s\S]*?>/, '')
    .replace('</svg>', '')
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

write(path.join(root, 'obj/frontend/icons.json'), JSON.stringify(Object.fromEntries(names.map(name => [name, drawing(name)])), null, 1));
