// "Leave this page quickly" is a plain link to a neutral page. With script the draft and what the browser kept of it go
// too, this page leaves the history, and Escape pressed twice does the same as the link.
export function leaveQuickly() {
  const link = document.querySelector('[data-leave]');
  if (!link) return;

  function leave() {
    const { leave: address, token } = link.dataset;
    // It is sent on while the browser is on its way: nobody waits for the answer.
    fetch(address, { method: 'POST', headers: { 'X-Antiforgery': token }, keepalive: true }).catch(() => {});
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
