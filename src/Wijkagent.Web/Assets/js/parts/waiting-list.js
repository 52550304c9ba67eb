// Shows what waits on this device and what became of it: a template per state, filled with text.
import { all, isHolding, keep, remove, wipe } from './store.js';
import { changes, forgetSecrets } from './waiting.js';

const oneDay = 24 * 60 * 60 * 1000;

function lineOf(section, item) {
  const template = section.querySelector(`template[data-state="${item.state}"]`);
  const line = template.content.cloneNode(true).firstElementChild;
  for (const slot of line.querySelectorAll('[data-slot]')) slot.textContent = item[slot.dataset.slot] ?? '';
  for (const part of line.querySelectorAll('[data-if]')) part.hidden = !item[part.dataset.if];
  for (const part of line.querySelectorAll('[data-unless]')) part.hidden = Boolean(item[part.dataset.unless]);
  const next = line.querySelector('[data-next]');
  if (next && item.next) next.href = item.next;
  line.querySelector('[data-remove]').addEventListener('click', async () => {
    await remove(item.key);
    await show(section);
    section.querySelector('h2').focus();
  });
  return line;
}

/** What was sent is shown until its reporter wrote it down, and no longer than a day after it was first seen. */
async function stillShown(item) {
  if (item.state !== 'sent' && item.state !== 'noted') return true;
  if (!item.seen) await keep({ ...item, seen: Date.now() });
  else if (Date.now() - item.seen > oneDay) return void await remove(item.key);
  return true;
}

async function show(section) {
  const shown = [];
  if (isHolding()) await forgetSecrets();
  for (const item of isHolding() ? await all() : []) if (await stillShown(item)) shown.push(item);
  section.querySelector('[data-waiting-list]').replaceChildren(...shown.map(item => lineOf(section, item)));
  section.hidden = shown.length === 0;
  return shown;
}

/** Shows the list where the page has one; answers what says something about it and shows it anew. */
export function showWaiting() {
  const section = document.querySelector('[data-waiting]');
  if (!section) return null;
  const say = section.querySelector('[data-waiting-say]');
  changes().addEventListener('message', async () => {
    const shown = await show(section);
    // That it waits is true until it was sent, or could not be: the list says which.
    if (say.textContent === say.dataset.kept && !shown.some(item => item.state === 'waiting')) say.textContent = '';
  });
  section.querySelector('[data-waiting-wipe]').addEventListener('click', async () => {
    await wipe();
    say.textContent = '';
    await show(section);
    document.querySelector('h1').focus();
  });
  show(section);
  return async word => {
    await show(section);
    section.hidden = false;
    say.textContent = say.dataset[word];
    section.querySelector('h2').focus();
  };
}
