// Keeps the outside of the pages, and the few pages that help without a network. «kept» is written above this by the
// program (KeptForOffline): which files, which pages, in which language, and a name that changes with any of them.
//
// A page is always asked of the network first, and only pages of that list are ever kept: they are fetched without
// cookies, so that nothing in them is somebody's own. All else is left to the browser.
const ours = 'wijkagent-';
const files = `${ours}files-${kept.version}`;
const pages = `${ours}pages-${kept.version}`;
const oneDay = 24 * 60 * 60 * 1000;

self.addEventListener('install', event => event.waitUntil(install()));
self.addEventListener('activate', event => event.waitUntil(begin()));
self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(event, pathname));
  else if (kept.files.includes(pathname + search)) event.respondWith(file(request));
});
// Where there is Background Sync (Chromium) what waits goes as soon as there is a network, also when no page is open.
self.addEventListener('sync', event => event.waitUntil(sendWaiting()));

async function install() {
  await (await caches.open(files)).addAll(kept.files);
  await keepPages();
  await self.skipWaiting();
}

async function begin() {
  const old = (await caches.keys()).filter(name => name.startsWith(ours) && name !== files && name !== pages);
  await Promise.all(old.map(name => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

async function keepPages() {
  const cache = await caches.open(pages);
  await Promise.all(kept.pages.map(async path => {
    const answer = await fetch(path, { credentials: 'omit', cache: 'no-store', headers: { 'Wijkagent-Language': kept.language } });
    if (!answer.ok || answer.redirected) throw new Error(`${path} can not be kept.`);
    await cache.put(path, answer);
  }));
}

/** Advice changes without a new program: what is older than a day is asked again, beside a page that came from the network. */
async function keepFresh() {
  const told = await (await caches.open(pages)).match(kept.fallback);
  if (!told || Date.now() - Date.parse(told.headers.get('Date')) > oneDay) await keepPages();
}

async function page(event, path) {
  let answer;
  try {
    answer = (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    const cache = await caches.open(pages);
    return (await cache.match(path)) ?? (await cache.match(kept.fallback)) ?? Response.error();
  }
  event.waitUntil(keepFresh().catch(() => {}));
  return answer;
}

async function file(request) {
  return (await (await caches.open(files)).match(request)) ?? fetch(request);
}
