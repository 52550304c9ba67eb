// What a reporter wrote without a network, on this device alone: one store, emptied as a whole. «Leave quickly», signing
// out («Clear-Site-Data») and the button on the page all empty it.
const database = 'wijkagent';
const store = 'waiting';
const flag = 'wa-wacht';

/** What is being filled in without a network: in this tab, and gone with it. */
const sketch = 'wa-schets';
export const draft = {
  getItem: () => globalThis.sessionStorage?.getItem(sketch),
  setItem: text => globalThis.sessionStorage?.setItem(sketch, text),
  removeItem: () => globalThis.sessionStorage?.removeItem(sketch),
};

function open() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open(database, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(store, { keyPath: 'key' });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function run(mode, act) {
  const held = await open();
  try {
    return await new Promise((done, failed) => {
      const work = held.transaction(store, mode);
      const asked = act(work.objectStore(store));
      work.oncomplete = () => done(asked.result);
      work.onerror = work.onabort = () => failed(work.error ?? asked.error);
    });
  } finally {
    held.close();
  }
}

/** Whether this device holds anything: asked on every page, without making a store where there is none. */
export const isHolding = () => globalThis.localStorage?.getItem(flag) === '1';

export async function keep(item) {
  await run('readwrite', items => items.put(item));
  globalThis.localStorage?.setItem(flag, '1');
}

/** Whether the device has no room for what was to be kept: then nothing of it was. */
export const isFull = error => error?.name === 'QuotaExceededError';

/** Whether it is still there: its reporter may throw it away, or leave, while it is being sent. */
export const has = async key => (!globalThis.localStorage || isHolding()) && (await run('readonly', items => items.count(key))) > 0;

/** Changes what is there; what was thrown away meanwhile does not come back. */
export async function change(item) {
  if (await has(item.key)) await keep(item);
}

export const all = async () => (await run('readonly', items => items.getAll())).sort((one, other) => one.at - other.at);

export async function remove(key) {
  await run('readwrite', items => items.delete(key));
  if ((await all()).length === 0) await wipe();
}

export function wipe() {
  draft.removeItem();
  globalThis.localStorage?.removeItem(flag);
  return new Promise(done => {
    const asked = indexedDB.deleteDatabase(database);
    asked.onsuccess = asked.onerror = asked.onblocked = done;
  });
}

/** 256 random bits: names one sending, however often it is sent. */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(32))].map(byte => byte.toString(16).padStart(2, '0')).join('');
