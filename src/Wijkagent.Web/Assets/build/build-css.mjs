// Makes site.css: the components of NL Design System that our pages use, the tokens those reach, our own theme and
// our own styles. Unpruned the same sheet would be ten times as large.
import fs from 'node:fs';
import path from 'node:path';
import postcss from 'postcss';
import { transform } from 'lightningcss';
import { fromPackage, output, readAsset, readPackage, readSources, safelisted, write } from './files.mjs';
import { theme } from './theme.mjs';

const banner = `/*! Wijkagent. Holds parts of NL Design System: Utrecht component library and candidate components,
voorbeeld design tokens, EUPL-1.2 (https://eupl.eu/1.2/en/), adapted. Other licences: /licenties */\n`;

const ownSheets = ['base', 'layout', 'header', 'forms', 'cards', 'places', 'reporting', 'diary', 'tables', 'backoffice', 'utilities', 'print'];

const candidates = fs.readdirSync(fromPackage('@nl-design-system-candidate'))
  .map(name => `@nl-design-system-candidate/${name}/dist/${name.replace(/-css$/, '')}.css`);
const componentSheets = ['@utrecht/component-library-css/dist/index.css', ...candidates];

function usedClasses() {
  const inSources = readSources().flatMap(text => text.match(/\b(?:utrecht|nl)-[a-z][\w-]*/g) ?? []);
  return new Set([...inSources, ...safelisted('class:')]);
}

/** Keeps a selector only when every design-system class in it occurs in our pages. */
function pruneRules(sheet, used) {
  sheet.walkRules(rule => {
    if (rule.parent.type === 'atrule' && rule.parent.name.endsWith('keyframes')) return;
    const kept = rule.selectors.filter(selector =>
      (selector.match(/\.(?:utrecht|nl)-[\w-]+/g) ?? []).every(name => used.has(name.slice(1))));
    if (kept.length === 0) rule.remove();
    else rule.selectors = kept;
  });
  sheet.walkComments(comment => comment.remove());
  sheet.walkAtRules(rule => {
    if (rule.nodes?.length === 0) rule.remove();
  });
}

const variablesIn = text => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(match => match[1]);

/** Keeps a token only when a rule reaches it, directly or through another token; of two values the last one. */
function pruneTokens(tokens, rules) {
  const values = new Map();
  const last = new Map();
  tokens.walkDecls(declaration => {
    values.set(declaration.prop, (values.get(declaration.prop) ?? '') + declaration.value);
    last.set(declaration.prop, declaration);
  });
  const reached = new Set();
  const queue = variablesIn(rules);
  while (queue.length > 0) {
    const name = queue.pop();
    if (reached.has(name)) continue;
    reached.add(name);
    queue.push(...variablesIn(values.get(name) ?? ''));
  }
  tokens.walkDecls(declaration => {
    const isToken = declaration.prop.startsWith('--');
    if (isToken && (!reached.has(declaration.prop) || last.get(declaration.prop) !== declaration)) declaration.remove();
  });
  tokens.walkComments(comment => comment.remove());
}

const minify = (name, css) => transform({ filename: name, code: Buffer.from(css), minify: true }).code.toString();

const own = ownSheets.map(name => readAsset(`css/${name}.css`)).join('\n');

const components = postcss.parse(componentSheets.map(readPackage).join('\n'));
pruneRules(components, usedClasses());

const skeleton = readPackage('@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css');
const tokens = postcss.parse(skeleton.replaceAll('.voorbeeld-theme', ':root') + theme);
pruneTokens(tokens, components.toString() + own + readAsset('css/map.css'));

write(path.join(output, 'site.css'), banner + minify('site.css', `${tokens}\n${components}\n${own}`));

// Only pages with a map load this one. Leaflet's own rules sit in a layer, so ours win whatever the order.
const leaflet = readPackage('leaflet/dist/leaflet.css');
write(path.join(output, 'map.css'),
  '/*! Leaflet, BSD-2-Clause, and Wijkagent. Licences: /licenties */\n'
  + minify('map.css', `@layer leaflet {\n${leaflet.replace(/url\(images\/[^)]*\)/g, 'none')}\n}\n${readAsset('css/map.css')}`));
