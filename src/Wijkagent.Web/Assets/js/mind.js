// «Is this needed?»: once the typing rests, a line below a text names what in it may lead to a person:
// <p data-mind="id of the field" data-shapes="what each kind looks like, with the words to say" aria-live="polite">.
// What it looks like comes with the page (PersonalDetails.cs); here is what a pattern can't say. Nothing leaves the browser.
const rest = 700;
const shortestAccount = 15;
const furthestBefore = 40;
const fromFullWidth = 0xFF01 - 0x21;

const letterOrDigit = /[\p{L}\p{Nd}]/u;
const digit = /[0-9]/;
const unseen = /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u3164\uFE00-\uFE0F\uFFA0\u{E0100}-\u{E01EF}]|(?=[\u2000-\u{10FFFF}])\p{Cf}/u;

// A longer dash stands between two parts of a sentence, and joins no numbers.
function plainSign(sign) {
  if (/[\uFF01-\uFF5E]/.test(sign)) return String.fromCharCode(sign.charCodeAt(0) - fromFullWidth);
  return sign.replace(/[\u2010-\u2013\u2212\uFE63]/, '-').replace(/[\u3002\uFF61]/, '.').replace(/\p{Zs}/u, ' ');
}

/** A text in plain signs, as people read it (PlainText.cs), and where each of them stood. */
function plain(text) {
  const places = [];
  let words = '';
  let place = 0;
  for (const sign of text) {
    if (!unseen.test(sign)) {
      words += plainSign(sign);
      for (let part = 0; part < sign.length; part++) places.push(place + part);
    }
    place += sign.length;
  }
  return { words, places };
}

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

function lengthOf({ kind, not, after, joints }, text, start, words) {
  if (kind === 'Account') return goesOnBefore(text, start, '.') ? 0 : lengthOfAccount(text, start, words.length);
  if (goesOnBefore(text, start, joints) || goesOnAfter(text, start + words.length, joints)) return 0;
  if (not && new RegExp(not).test(words.toUpperCase())) return 0;
  if (after && !new RegExp(after).test(text.slice(Math.max(0, start - furthestBefore), start).toUpperCase())) return 0;
  if (kind === 'ServiceNumber' && (!isServiceNumber(words) || text.slice(0, start).trimEnd().endsWith('€'))) return 0;
  return words.length;
}

/** What is in a text, in the order in which it stands there, as it stands there. */
export function find(text, shapes) {
  const { words, places } = plain(text);
  const found = [];
  for (const shape of shapes) {
    const pattern = new RegExp(shape.pattern, 'g');
    for (let match = pattern.exec(words); match; match = pattern.exec(words)) {
      const length = lengthOf(shape, words, match.index, match[0]);
      const end = match.index + length;
      if (length && found.every(other => other.end <= match.index || end <= other.start)) found.push({ kind: shape.kind, start: match.index, end });
      pattern.lastIndex = match.index + Math.max(length, 1);
    }
  }
  return found.sort((one, other) => one.start - other.start)
    .map(({ kind, start, end }) => ({ kind, words: text.slice(places[start], places[end - 1] + 1), start: places[start] }));
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
