// «Is this needed?»: once the typing rests, a line below a text names what in it may lead to a person:
// <p data-mind="id of the field" data-shapes="what each kind looks like, with the words to say" aria-live="polite">.
// What it looks like comes with the page (PersonalDetails.cs); here is what a pattern can't say. Nothing leaves the browser.
const rest = 700;
const shortestAccount = 15;

const letterOrDigit = /[\p{L}\p{Nd}]/u;
const digit = /[0-9]/;

/** Whether a word or number goes on at its edge: then it is another, and longer. */
const joined = (next = ' ', beyond = ' ', joints) => letterOrDigit.test(next) || next === '_'
  || (next === '-' && letterOrDigit.test(beyond)) || (joints.includes(next) && digit.test(beyond));
const goesOnBefore = (text, start, joints) => joined(text[start - 1], text[start - 2], joints);
const goesOnAfter = (text, end, joints) => joined(text[end], text[end + 1], joints);

function isServiceNumber(words) {
  const digits = [...words].filter(sign => digit.test(sign)).map(Number);
  const sum = digits.slice(0, 8).reduce((total, value, index) => total + value * (9 - index), 0) - digits[8];
  return sum % 11 === 0 && digits.slice(0, 3).some(value => value > 0);
}

function isAccount(words) {
  const signs = words.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  const turned = signs.slice(4) + signs.slice(0, 4);
  const remainder = [...turned].reduce((rest, sign) => Number(`${rest}${parseInt(sign, 36)}`) % 97, 0);
  return signs.length >= shortestAccount && remainder === 1;
}

function lengthOfAccount(text, start, length) {
  for (let end = start + shortestAccount; end <= start + length; end++) {
    if (!goesOnAfter(text, end, '') && isAccount(text.slice(start, end))) return end - start;
  }
  return 0;
}

function lengthOf({ kind, not }, text, start, words) {
  if (kind === 'Account') return goesOnBefore(text, start, '.') ? 0 : lengthOfAccount(text, start, words.length);
  const joints = kind === 'ServiceNumber' ? '.,' : '.';
  if (goesOnBefore(text, start, joints) || goesOnAfter(text, start + words.length, joints)) return 0;
  if (not && new RegExp(not).test(words.toUpperCase())) return 0;
  if (kind === 'ServiceNumber' && (!isServiceNumber(words) || text.slice(0, start).trimEnd().endsWith('€'))) return 0;
  return words.length;
}

/** What is in a text, in the order in which it stands there. */
export function find(text, shapes) {
  const found = [];
  for (const shape of shapes) {
    const pattern = new RegExp(shape.pattern, 'g');
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const length = lengthOf(shape, text, match.index, match[0]);
      const isFree = found.every(other => other.start + other.words.length <= match.index || match.index + length <= other.start);
      if (length && isFree) found.push({ kind: shape.kind, words: text.slice(match.index, match.index + length), start: match.index });
      pattern.lastIndex = match.index + Math.max(length, 1);
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

function mind(line) {
  const field = document.getElementById(line.dataset.mind);
  const shapes = JSON.parse(line.dataset.shapes);
  const say = Object.fromEntries(shapes.map(shape => [shape.kind, shape.say]));
  let waiting;

  function tell() {
    const told = find(field.value, shapes).filter(({ kind }) => say[kind]).map(({ kind, words }) => say[kind].replace('{0}', () => words));
    const all = [...new Set(told)].join('\n');
    // Saying the same again would only disturb who listens.
    if (line.textContent !== all) line.textContent = all;
  }

  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, rest);
  });
  // A form that is emptied leaves nothing of it on the screen; the event comes before the fields are empty.
  field.form?.addEventListener('reset', () => setTimeout(tell));
  tell();
}

document.querySelectorAll('[data-mind]').forEach(mind);
