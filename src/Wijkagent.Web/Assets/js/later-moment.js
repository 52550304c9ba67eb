// A moment of a diary, written without a network on a device that did not open the report: with its code and secret, which
// stay until there is an answer to them, and a week at most (parts/waiting.js).
import { isFull, keep } from './parts/store.js';
import { hasAll } from './parts/needed.js';
import { haveRoom } from './parts/room.js';
import { sendSoon } from './parts/waiting-send.js';
import { showWaiting } from './parts/waiting-list.js';

const needed = ['Code', 'Secret', 'HappenedAt', 'HowBad', 'Text'];
const signs = 26;
const longest = 120;

const tell = showWaiting();
const place = document.querySelector('[data-later-moment]');
if (place && tell) offer(place.querySelector('form'));

function offer(form) {
  document.querySelector('[data-later-none]').hidden = true;
  place.hidden = false;
  begin(form);
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (hasAll(form, needed) && canOpen(form) && haveRoom(form)) keepMoment(form).catch(error => tell(!isFull(error) ? 'failed' : photosOf(form) > 0 ? 'full' : 'small'));
  });
}

function begin(form) {
  form.reset();
  const now = new Date();
  for (const [part, value] of [['Day', now.getDate()], ['Month', now.getMonth() + 1], ['Year', now.getFullYear()]])
    form.elements.namedItem(`HappenedOn.${part}`).value = value;
}

const plain = text => text.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** The code as an address has it: null when it can't be one. */
function codeOf(form) {
  const parts = /^WA(\d{4})([0-9A-Z]{6})$/.exec(plain(form.elements.namedItem('Code').value));
  return parts && `WA-${parts[1]}-${parts[2].replaceAll('O', '0').replace(/[IL]/g, '1')}`;
}

/** A slip of the pen is said now: later nobody is there to mend it. */
function canOpen(form) {
  const isCode = codeOf(form) !== null;
  const isSecret = plain(form.elements.namedItem('Secret').value).length === signs;
  form.querySelector('[data-code-wrong]').hidden = isCode;
  form.querySelector('[data-secret-wrong]').hidden = isSecret;
  if (!isCode || !isSecret) form.elements.namedItem(isCode ? 'Secret' : 'Code').focus();
  return isCode && isSecret;
}

const photosOf = form => form.querySelector('[data-photos]').files.length;

async function keepMoment(form) {
  const answers = new FormData(form);
  const [code, told] = [codeOf(form), answers.get('Text')];
  const key = crypto.randomUUID();
  await keep({
    key,
    at: Date.now(),
    state: 'waiting',
    moment: `/meldingen/${code}/dagboek`,
    secret: answers.get('Secret'),
    code,
    title: form.dataset.title.replace('{0}', code),
    text: told.length > longest ? `${told.slice(0, longest)}…` : told,
    photoCount: photosOf(form),
    fields: [...[...answers].filter(([name, value]) => name !== 'Code' && name !== 'Secret' && (typeof value === 'string' || value.size > 0)), ['SendingKey', key]],
  });
  begin(form);
  await tell('kept');
  sendSoon();
}
