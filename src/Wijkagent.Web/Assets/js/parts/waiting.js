// Sends what waits on this device. Pages do it, and the service worker where there is Background Sync; one at a time, and
// the program stores what is sent twice once.
import { all, keep } from './store.js';

const reports = '/melden/zonder-netwerk';
const tokens = '/zonder-netwerk/formulier';

/** Tells every open page that something changed. */
export const changes = () => new BroadcastChannel('wijkagent-waiting');

function changed() {
  const channel = changes();
  channel.postMessage('');
  channel.close();
}

// A moment of a diary that has to be opened again goes when it is: on the pages of that report.
const isOpenedNow = ({ state, moment }) => state === 'closed' && location.pathname.startsWith(moment.replace(/\/[^/]*$/, ''));
const isOpen = item => ['waiting', 'busy', 'draft'].includes(item.state) || isOpenedNow(item);

/** Sends all of it. Fails where there is no network, or something could not be taken in now: then it is tried again later. */
export async function sendWaiting() {
  await navigator.locks.request('wijkagent-waiting', async () => {
    const open = (await all()).filter(isOpen);
    if (open.length === 0) return;
    const { token } = await (await fetch(tokens, { cache: 'no-store' })).json();
    let hasTaken = true;
    for (const item of open) hasTaken = (await (item.moment ? sendMoment : sendReport)(item, token)) && hasTaken;
    changed();
    if (!hasTaken) throw new Error('Something stays for later.');
  });
}

async function sendReport(item, token) {
  // A draft is with its reporter now: only what became of it is asked.
  const asks = item.state === 'draft';
  const body = new URLSearchParams([...(asks ? [] : item.fields), ['Form.Key', item.key]]);
  const answer = await fetch(asks ? `${reports}/stand` : reports, { method: 'POST', body, headers: { 'X-Antiforgery': token } });
  if (answer.status === 422) await keep({ ...item, state: 'refused', message: (await answer.json()).message });
  // Too often, or not possible now: it stays, and goes later.
  else if (answer.ok) await take(item, await answer.json());
  else return false;
  return true;
}

function take(item, { state, code, secret, confirm, next }) {
  // Of what was sent nothing stays but what its reporter has to write down.
  if (state === 'sent') return keep({ key: item.key, at: item.at, state, code, secret, confirm });
  return keep({ ...item, state: state === 'gone' ? 'waiting' : state, next });
}

async function sendMoment(item, token) {
  const body = new FormData();
  // The first field, before a picture: the form is read as it comes.
  for (const [name, value] of [['__RequestVerificationToken', token], ...item.fields]) body.append(name, value);
  const answer = await fetch(item.moment, { method: 'POST', body });
  if (answer.redirected) {
    const isKept = new URL(answer.url).searchParams.has('bewaard');
    await keep(isKept ? { key: item.key, at: item.at, state: 'noted' } : { ...item, state: 'closed' });
  } else if (answer.status === 422 || answer.status === 409) {
    await keep({ ...item, state: 'unfit' });
  } else {
    return false;
  }
  return true;
}
