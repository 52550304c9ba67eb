// "Leave this page quickly" is a plain link; with script this page also leaves the history, and Escape pressed twice
// does the same as the link.
export function leaveQuickly() {
  const link = document.querySelector('[data-leave]');
  if (!link) return;
  const leave = () => location.replace(link.href);
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
