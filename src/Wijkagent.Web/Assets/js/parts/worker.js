// The service worker keeps what helps without a network (Assets/worker/sw.js). Another language is another worker, with
// pages in that language. Who saves data is not sent pages that were not asked for.
import './trusted.js';

export function keepForWithoutNetwork() {
  if (!('serviceWorker' in navigator) || navigator.connection?.saveData) return;
  if (!document.querySelector('link[rel=manifest]')) return;
  window.addEventListener('load', () =>
    navigator.serviceWorker.register(`/sw.js?taal=${document.documentElement.lang}`, { type: 'module' }).catch(() => {}));
}
