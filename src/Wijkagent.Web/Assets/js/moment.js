// The diary of a report: what is sent while there is no network stays on this device, under the key that came with the
// form, and goes when it is back. Of a sensitive kind nothing stays, and this script is not there.
import { isFull, keep } from './parts/store.js';
import { hasAll } from './parts/needed.js';
import { haveRoom } from './parts/room.js';
import { sendSoon } from './parts/waiting-send.js';
import { showWaiting } from './parts/waiting-list.js';

const needed = ['HappenedAt', 'HowBad', 'Text'];
const patience = 5_000;
const longest = 120;

const tell = showWaiting();
const form = document.querySelector('form[data-later-moment]');
if (form && tell) offer(form);

function offer(form) {
  let isBusy = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    // With a network it goes as any form goes: what is wrong with it is said on the page that comes.
    if (await isThere()) form.submit();
    else await keepHere(form).catch(error => tell(!isFull(error) ? 'failed' : form.querySelector('[type=file]').files.length > 0 ? 'full' : 'small')).finally(() => { isBusy = false; });
  });
  window.addEventListener('pageshow', () => { isBusy = false; });
}

function isThere() {
  return fetch('/zonder-netwerk/formulier', { cache: 'no-store', signal: AbortSignal.timeout(patience) }).then(() => true, () => false);
}

async function keepHere(form) {
  const answers = new FormData(form);
  if (!hasAll(form, needed) || !haveRoom(form)) return;
  const told = answers.get('Text');
  await keep({
    key: answers.get('SendingKey'),
    at: Date.now(),
    state: 'waiting',
    moment: new URL(form.action).pathname,
    title: form.dataset.laterMoment,
    text: told.length > longest ? `${told.slice(0, longest)}…` : told,
    fields: [...answers].filter(([name, value]) => name !== '__RequestVerificationToken' && (typeof value === 'string' || value.size > 0)),
  });
  form.reset();
  form.elements.namedItem('SendingKey').value = crypto.randomUUID();
  await tell('kept');
  sendSoon();
}
