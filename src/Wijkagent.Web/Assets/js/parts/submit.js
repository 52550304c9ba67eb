// A second press on a button sends nothing. The server sees to it too; this only spares the wait.
export function preventDoubleSubmit() {
  document.addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post') return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'true';
  });

  // A page that comes back from the history must be usable again.
  window.addEventListener('pageshow', event => {
    if (event.persisted) document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent);
  });
}
