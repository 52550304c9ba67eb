// On every page: sends what waits on this device when there is a network, and leads to where it can be seen.
import { isHolding } from './store.js';
import { sendWaiting } from './waiting.js';

const soonest = 5_000;
const latest = 120_000;

let pause = soonest;

/** Now, and again as long as it fails: ever later. */
export function sendNow() {
  if (!isHolding() || !navigator.onLine) return;
  sendWaiting().then(() => { pause = soonest; }, () => {
    setTimeout(sendNow, pause);
    pause = Math.min(pause * 2, latest);
  });
}

/** Asks the browser to send it by itself when there is a network, where it can (Background Sync), and tries at once. */
export function sendSoon() {
  navigator.serviceWorker?.ready.then(worker => worker.sync?.register('wijkagent-waiting')).catch(() => {});
  sendNow();
}

export function sendWhatWaits() {
  const link = document.querySelector('[data-waiting-link]');
  if (link) link.hidden = !isHolding();
  window.addEventListener('online', sendNow);
  sendNow();
}
