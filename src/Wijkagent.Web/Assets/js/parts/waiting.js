// Sends what waits on this device. Pages do it, and the service worker where there is Background Sync; one at a time, and
// the program stores what is sent twice once.
import { all, change, has } from './store.js';

const reports = '/melden/zonder-netwerk';
const photos = '/melden/zonder-netwerk/fotos';
const refusals = [413, 415, 422];
const tokens = '/zonder-netwerk/formulier';
const moments = '/zonder-netwerk/moment';
const oneWeek = 7 * 24 * 60 * 60 * 1000;

/** Tells every open page that something changed. */
export const changes = () => new BroadcastChannel('wijkagent-waiting');

function changed() {
  const channel = changes();
  channel.postMessage('');
  channel.close();
}

// A moment of a diary that has to be opened again goes when it is: on the pages of that report.
const isOpenedNow = ({ state, moment }) => (state === 'closed' || state === 'wrong') && location.pathname.startsWith(moment.replace(/\/[^/]*$/, ''));
const isOpen = item => ['waiting', 'busy', 'draft'].includes(item.state) || isOpenedNow(item);

/** It could not be taken in now: it stays, and goes later. Why is told where that is because of what else came from here. */
async function stays(item, answer) {
  await change({ ...item, held: answer.status === 429 });
  return false;
}

/** Sends all of it. Fails where there is no network, or something could not be taken in now: then it is tried again later. */
export async function sendWaiting() {
  await navigator.locks.request('wijkagent-waiting', async () => {
    await forgetSecrets();
    const open = (await all()).filter(isOpen);
    if (open.length === 0) return;
    const { token } = await (await fetch(tokens, { cache: 'no-store' })).json();
    let hasTaken = true;
    for (const item of open) hasTaken = (await (item.moment ? sendMoment : sendReport)(item, token)) && hasTaken;
    changed();
    if (!hasTaken) throw new Error('Something stays for later.');
  });
}

// A form with a picture is read as it comes: the token is its first field.
function formOf(fields, token) {
  const body = new FormData();
  for (const [name, value] of [['__RequestVerificationToken', token], ...fields]) body.append(name, value);
  return body;
}

/**
 * Its pictures go first, one by one: what arrived stays arrived. One that is refused keeps none of the others away; what is
 * the matter with it is kept, so that it is not sent again. Answers whether nothing is left for later.
 */
async function sendPhotos(item, token) {
  if (!item.photos?.length) return true;
  const asked = await fetch(photos, { method: 'POST', body: new URLSearchParams({ Key: item.key }), headers: { 'X-Antiforgery': token } });
  if (!asked.ok) return asked.status === 422 || stays(item, asked);
  const { held, sent } = await asked.json();
  item.refused ??= {};
  for (const [index, photo] of sent ? [] : item.photos.entries()) {
    const number = index + 1;
    if (held.includes(number) || number in item.refused) continue;
    if (!(await has(item.key))) return false;
    const answer = await fetch(photos, { method: 'POST', body: formOf([['Key', item.key], ['Number', number], ['Files', photo]], token) });
    if (refusals.includes(answer.status)) {
      item.refused[number] = (await answer.json()).message;
      await change(item);
    } else if (!answer.ok) {
      return stays(item, answer);
    }
  }
  item.message = Object.values(item.refused).join('\n');
  return true;
}

async function sendReport(item, token) {
  // A draft is with its reporter now: only what became of it is asked.
  const asks = item.state === 'draft';
  if (!asks && !((await sendPhotos(item, token)) && (await has(item.key)))) return false;
  const open = Object.keys(item.refused ?? {}).length > 0 ? [['Form.PhotosOpen', 'true']] : [];
  const body = new URLSearchParams([...(asks ? [] : [...item.fields, ...open]), ['Form.Key', item.key]]);
  const answer = await fetch(asks ? `${reports}/stand` : reports, { method: 'POST', body, headers: { 'X-Antiforgery': token } });
  if (answer.status === 422) await change({ ...item, state: 'refused', message: (await answer.json()).message });
  // Too often, or not possible now: it stays, and goes later.
  else if (answer.ok) await take(item, await answer.json());
  else return stays(item, answer);
  return true;
}

function take(item, { state, code, secret, confirm, next }) {
  // Of what was sent nothing stays but what its reporter has to write down.
  if (state === 'sent') return change({ key: item.key, at: item.at, state, code, secret, confirm });
  return change({ ...item, state: state === 'gone' ? 'waiting' : state, next });
}

/** Nobody is asked for long: what could not be sent within a week waits without its secret until the report was opened. */
export async function forgetSecrets() {
  for (const { secret, ...item } of await all())
    if (secret && item.moment && Date.now() - item.at > oneWeek) await change({ ...item, state: 'closed' });
}

/** The secret stays until there is an answer to it, whatever that is: right or wrong, it is of no use here any more. */
async function sendWithSecret({ secret, ...item }, token) {
  const answer = await fetch(moments, { method: 'POST', body: formOf([['Code', item.code], ['Secret', secret], ...item.fields], token) });
  if (answer.ok) await change({ key: item.key, at: item.at, state: 'noted' });
  // Too many wrong tries came from here, or it is not possible now: it stays, and goes later.
  else if (answer.status === 429 || answer.status >= 500) return stays({ secret, ...item }, answer);
  else if (answer.headers.get('Content-Type')?.includes('json')) await change({ ...item, ...(await answer.json()) });
  // Refused before it was looked at: it would be each time.
  else if (refusals.includes(answer.status)) await change({ ...item, state: 'unfit' });
  else return false;
  return true;
}

async function sendMoment(item, token) {
  if (item.secret) return sendWithSecret(item, token);
  const answer = await fetch(item.moment, { method: 'POST', body: formOf(item.fields, token) });
  if (answer.redirected) {
    const isKept = new URL(answer.url).searchParams.has('bewaard');
    await change(isKept ? { key: item.key, at: item.at, state: 'noted' } : { ...item, state: 'closed' });
  } else if (answer.status === 403) {
    // The browser holds the report no longer.
    await change({ ...item, state: 'closed' });
  } else if (refusals.includes(answer.status) || answer.status === 409) {
    await change({ ...item, state: 'unfit' });
  } else {
    return stays(item, answer);
  }
  return true;
}
