// "Leave this page quickly" is a plain link to a neutral page. With script the draft and what the browser kept of it go
// too, and what waits on this device; this page leaves the history, and Escape pressed twice does the same as the link.
import { draft, isHolding, wipe } from './store.js';

const patience = 300;

export function leaveQuickly() {
  const link = document.querySelector('[data-leave]');
  if (!link) return;

  async function leave() {
    const { leave: address, token } = link.dataset;
    // It is sent on while the browser is on its way: nobody waits for the answer.
    if (address) fetch(address, { method: 'POST', headers: { 'X-Antiforgery': token }, keepalive: true }).catch(() => {});
    draft.removeItem();
    if (isHolding()) await Promise.race([wipe(), new Promise(done => setTimeout(done, patience))]).catch(() => {});
    location.replace(link.href);
  }

  link.addEventListener('click', event => {
    event.preventDefault();
    leave();
  });

  let last = 0;
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    if (event.timeStamp - last < 800) leave();
    last = event.timeStamp;
  });
}
