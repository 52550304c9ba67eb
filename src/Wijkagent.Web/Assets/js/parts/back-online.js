// The page for who has no network says so as long as that is so. It also stands in the place of pages that could not come:
// those are asked for again when it comes back. A browser can believe in a network that leads nowhere, so it is tried first.
export function tellWhenBack() {
  const page = document.querySelector('[data-offline]');
  if (!page) return;
  function show() {
    for (const part of page.querySelectorAll('[data-when]')) part.hidden = (part.dataset.when === 'back') !== navigator.onLine;
  }

  if (location.pathname === page.dataset.offline) {
    show();
    window.addEventListener('offline', show);
    window.addEventListener('online', show);
  } else {
    window.addEventListener('online', () => fetch(page.dataset.offline, { method: 'HEAD', cache: 'no-store' }).then(() => location.reload(), () => {}));
  }
}
