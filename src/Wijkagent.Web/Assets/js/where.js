// Says in which neighbourhood a chosen point lies, before the form is sent. Where that can't be asked, it says what it did
// before: that a point was chosen.
const settled = 400;
const patience = 5000;

/** What to do with the degrees of a point on the map in this element. */
function sayWhere(element) {
  const spoken = element.querySelector('[aria-live]');
  const { chosen, within, nowhere } = element.dataset;
  let asked = null;

  // Said once: a pin that stays in its neighbourhood is not talked about at each step of the arrow keys.
  const say = words => { if (spoken.textContent !== words) spoken.textContent = words; };

  async function ask(latitude, longitude, signal) {
    try {
      const answer = await fetch(`/api/v1/locate?lat=${latitude}&lon=${longitude}`, { signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]), headers: { accept: 'application/json' } });
      if (answer.status === 404) return nowhere;
      if (!answer.ok) return chosen;
      const { neighbourhood, municipality } = await answer.json();
      return within.replace('{0}', () => neighbourhood.name).replace('{1}', () => municipality.name);
    } catch {
      return signal.aborted ? null : chosen;
    }
  }

  return (latitude, longitude) => {
    if (!spoken.textContent) say(chosen);
    asked?.abort();
    const mine = asked = new AbortController();
    setTimeout(async () => {
      const words = mine.signal.aborted ? null : await ask(latitude, longitude, mine.signal);
      if (words && !mine.signal.aborted) say(words);
    }, settled);
  };
}

const maps = new WeakMap();
document.addEventListener('wa-chosen', event => {
  event.preventDefault();
  if (!maps.has(event.target)) maps.set(event.target, sayWhere(event.target));
  maps.get(event.target)(...event.detail);
});
