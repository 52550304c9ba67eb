// The pages for who has no network: what waits on this device, and the form whose answers stay there until they are sent.
import { draft, isFull, keep, newKey } from './parts/store.js';
import { hasAll } from './parts/needed.js';
import { haveRoom } from './parts/room.js';
import { sendSoon } from './parts/waiting-send.js';
import { showWaiting } from './parts/waiting-list.js';
import { tellWhenBack } from './parts/back-online.js';

const contact = new Set(['Form.Name', 'Form.Email', 'Form.Phone']);
const longest = 120;

tellWhenBack();
const tell = showWaiting();
const place = document.querySelector('[data-later]');
if (place && tell) offer(place.querySelector('form'));

function offer(form) {
  document.querySelector('[data-later-none]').hidden = true;
  place.hidden = false;
  form.addEventListener('change', event => {
    adapt(form);
    if (event.target.matches('[data-photos]')) haveRoom(form);
  });
  form.addEventListener('input', () => draft.setItem(JSON.stringify(fieldsOf(form))));
  form.addEventListener('submit', event => {
    event.preventDefault();
    // Who is in danger is not to wait for a network.
    const stop = form.querySelector('[data-stop]:not([hidden])');
    if (stop) tellStopped(stop);
    else if (hasAll(form, ['Form.Kind', ...askedOf(form), 'Form.Text']) && haveRoom(form)) keepAll(form).catch(error => tell(!isFull(error) ? 'failed' : form.querySelector('[data-photos]').files.length > 0 ? 'full' : 'small'));
  });
  begin(form);
  recall(form);
}

/** Nothing is kept: that is said with the advice, where the reader is brought. */
function tellStopped(stop) {
  stop.querySelector('[data-stopped]').hidden = false;
  stop.focus();
  stop.scrollIntoView({ block: 'center' });
}

function begin(form) {
  form.reset();
  const now = new Date();
  for (const [part, value] of [['Day', now.getDate()], ['Month', now.getMonth() + 1], ['Year', now.getFullYear()]])
    form.elements.namedItem(`Form.HappenedOn.${part}`).value = value;
  adapt(form);
}

/** What was being filled in comes back in this tab, also when the telephone threw the page away meanwhile. */
function recall(form) {
  for (const [name, value] of JSON.parse(draft.getItem() ?? '[]')) {
    for (const field of [...form.elements].filter(field => field.name === name)) {
      if (field.type === 'radio' || field.type === 'checkbox') field.checked ||= field.value === value;
      else field.value = value;
    }
  }
  adapt(form);
}

// Who stays anonymous leaves no name, also when one was typed before.
function fieldsOf(form) {
  const answers = new FormData(form);
  const isAnonymous = answers.get('Form.Anonymous') === 'nee';
  return [...answers].filter(([name, value]) => typeof value === 'string' && value !== '' && !(isAnonymous && contact.has(name)));
}

/** Only what the chosen kind asks is asked, and sent. */
function adapt(form) {
  const chosen = new FormData(form).get('Form.Kind');
  for (const group of form.querySelectorAll('[data-kind]')) {
    group.hidden = group.dataset.kind !== chosen;
    group.querySelectorAll('input, textarea').forEach(field => { field.disabled = group.hidden; });
  }
  for (const stop of form.querySelectorAll('[data-stop]')) stop.hidden = new FormData(form).get(stop.dataset.stop) !== stop.dataset.answer;
}

/** What the chosen kind asks; each of its questions has to be answered. A day is one question in three fields. */
function askedOf(form) {
  return [...new Set([...form.querySelectorAll('[data-kind]:not([hidden]) :is(input, textarea)')].map(field => field.name))];
}

async function keepAll(form) {
  const photos = [...form.querySelector('[data-photos]').files];
  const told = new FormData(form).get('Form.Text');
  await keep({
    key: newKey(),
    at: Date.now(),
    state: 'waiting',
    title: form.querySelector('[name="Form.Kind"]:checked').closest('label').textContent.trim(),
    text: told.length > longest ? `${told.slice(0, longest)}…` : told,
    // Without the tick its reporter reads it through before it goes.
    reads: !new FormData(form).getAll('Form.Agreed').includes('true'),
    fields: fieldsOf(form),
    photos,
    photoCount: photos.length,
  });
  draft.removeItem();
  begin(form);
  await tell('kept');
  sendSoon();
}
