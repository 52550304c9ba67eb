// Says in which neighbourhood a chosen point lies, before the form is sent. Where that can't be asked, it says what it did
// before: that a point was chosen.
const settled = 400;
const patience = 5000;

/**
 * @param element The element around a map, with the words and the line that is read out.
 * @returns Takes the degrees that the fields of the form hold.
 */
export function sayWhere(element) {
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
