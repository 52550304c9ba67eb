// Addresses to choose from while somebody types one: <input type="hidden" name="…" data-suggest="id of the field">. Once one
// of them stands in the field, the hidden one holds its id; else it is not sent.
const rest = 300;
const fewest = 3;
const address = '/zoeken/voorstellen';

document.querySelectorAll('[data-suggest]').forEach(suggest);

function suggest(chosen) {
  const field = document.getElementById(chosen.dataset.suggest);
  if (!field) return;
  const list = document.createElement('datalist');
  list.id = `${field.id}-voorstellen`;
  field.after(list);
  field.setAttribute('list', list.id);
  // A browser that fills in by itself would cover the list.
  field.autocomplete = 'off';
  const ids = new Map();
  let waiting;
  let asked = '';

  function choose() {
    chosen.value = ids.get(field.value) ?? '';
    chosen.disabled = !chosen.value;
  }

  async function ask() {
    const typed = field.value.trim();
    if (typed.length < fewest || typed === asked || ids.has(typed)) return;
    asked = typed;
    const answer = await fetch(`${address}?q=${encodeURIComponent(typed)}`, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (!answer?.ok || asked !== typed) return;
    const lines = await answer.json();
    ids.clear();
    for (const { id, label } of lines) ids.set(label, id);
    list.replaceChildren(...lines.map(({ label }) => Object.assign(document.createElement('option'), { value: label })));
    choose();
  }

  choose();
  field.addEventListener('input', () => {
    choose();
    clearTimeout(waiting);
    waiting = setTimeout(ask, rest);
  });
}
