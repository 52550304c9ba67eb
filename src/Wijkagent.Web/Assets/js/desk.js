// Keys in the lists of the desk: j and k move between the rows, Enter follows the link that has the focus, / goes to the
// search field. They do nothing in fields, and can be turned off (WCAG 2.1.4). Everything works without them.
const setting = 'wa-keys-off';
const help = document.querySelector('[data-keys]');
const button = help?.querySelector('button');
const rows = [...document.querySelectorAll('[data-row]')];
const isOff = () => localStorage.getItem(setting) === 'yes';

function show() {
  help.hidden = false;
  button.textContent = isOff() ? button.dataset.keysOn : button.dataset.keysOff;
}

function move(step) {
  const at = rows.indexOf(document.activeElement);
  rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)]?.focus();
}

function search() {
  const field = document.querySelector('[data-search]');
  field?.closest('details')?.setAttribute('open', '');
  field?.focus();
}

const keys = { j: () => move(1), k: () => move(-1), '/': search };

if (help && rows.length > 0) {
  show();
  button.addEventListener('click', () => {
    localStorage.setItem(setting, isOff() ? 'no' : 'yes');
    show();
  });
  document.addEventListener('keydown', event => {
    const isTyping = event.target.closest('input, select, textarea, [contenteditable]');
    if (isTyping || isOff() || event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });
}
