// A form that is sent without a network would end on a page of the browser. It stays instead, with what was typed, and a
// line below it says so. A browser can be wrong about that: a second press goes through. Forms that are kept on the device have seen to it themselves.
export function stayWithoutNetwork() {
  const notice = document.querySelector('[data-no-network]');
  if (!notice) return;
  document.addEventListener('submit', event => {
    if (event.defaultPrevented || event.target.method !== 'post' || navigator.onLine || event.target.contains(notice)) return;
    event.preventDefault();
    event.target.append(notice);
    notice.hidden = false;
    notice.scrollIntoView({ block: 'nearest' });
  });
  window.addEventListener('online', () => {
    notice.hidden = true;
    document.body.append(notice);
  });
}
