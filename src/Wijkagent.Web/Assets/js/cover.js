// Making parts of a picture black: drag over a part or press two of its corners; or add a box and move it with the keys.
// Each box is something that takes keys itself, beside a field of the form, in thousandths of the picture. It takes the place of the squares,
// which do the same without this script.
const whole = 1000;
const step = 10;
const least = 10;
const added = 150;
const dragged = 8;

const form = document.querySelector('form[data-cover]');
const cover = form?.querySelector('.wa-cover');
if (cover) draw(form, cover);

function draw(form, cover) {
  const name = cover.querySelector('input').name;
  const count = form.querySelector('[data-cover-count]');
  const most = Number(form.dataset.most);
  const boxes = [];
  let from = null;
  let sketch = null;
  let chosen = null;

  // What was drawn before comes back with a page that says why it could not be done.
  const kept = [...form.querySelectorAll('[data-cover-kept], [data-cover-squares] input:checked')].map(field => field.value.split(' ').map(Number));
  form.querySelectorAll('[data-cover-kept], [data-cover-squares]').forEach(element => element.remove());
  cover.classList.add('wa-cover--drawn');
  form.querySelectorAll('[data-cover-hint], [data-cover-verbs]').forEach(element => { element.hidden = false; });

  function show(box) {
    const { left, top, width, height } = box;
    Object.assign(box.element.style, { left: `${left / 10}%`, top: `${top / 10}%`, width: `${width / 10}%`, height: `${height / 10}%` });
    if (box.field) box.field.value = `${left} ${top} ${width} ${height}`;
  }

  function tell() {
    boxes.forEach((box, index) => box.element.setAttribute('aria-label', form.dataset.cover.replace('{0}', index + 1)));
    count.textContent = boxes.length ? count.dataset.coverCount.replace('{0}', boxes.length) : '';
  }

  function add(part) {
    if (boxes.length === most) {
      count.textContent = form.dataset.full;
      return null;
    }
    // Screen readers keep the arrows of a button for themselves.
    const element = document.createElement('div');
    element.tabIndex = 0;
    element.setAttribute('role', 'application');
    element.className = 'wa-cover__box';
    element.setAttribute('aria-describedby', 'toetsen');
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name });
    const box = { ...part, element, field };
    element.addEventListener('keydown', event => press(event, box));
    element.addEventListener('focus', () => { chosen = box; });
    // Pressing a box chooses it, so that it can be taken away; while a corner waits for the one across it is that.
    element.addEventListener('pointerdown', event => {
      if (from) return;
      event.stopPropagation();
      event.preventDefault();
      element.focus();
    });
    cover.append(element, field);
    boxes.push(box);
    show(box);
    tell();
    return box;
  }

  function remove(box) {
    if (!box) return;
    const index = boxes.indexOf(box);
    boxes.splice(index, 1);
    box.element.remove();
    box.field.remove();
    chosen = null;
    (boxes[Math.min(index, boxes.length - 1)]?.element ?? form.querySelector('[data-cover-add]')).focus();
    tell();
  }

  function press(event, box) {
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (direction) {
      const [across, down] = direction.map(sign => sign * step);
      if (event.shiftKey) {
        box.width = between(box.width + across, least, whole - box.left);
        box.height = between(box.height + down, least, whole - box.top);
      } else {
        box.left = between(box.left + across, 0, whole - box.width);
        box.top = between(box.top + down, 0, whole - box.height);
      }
      show(box);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      remove(box);
    } else {
      return;
    }
    event.preventDefault();
  }

  function at(event) {
    const { left, top, width, height } = cover.getBoundingClientRect();
    return [between(Math.round((event.clientX - left) / width * whole), 0, whole), between(Math.round((event.clientY - top) / height * whole), 0, whole)];
  }

  function begin(corner) {
    from = corner;
    sketch = { element: document.createElement('span') };
    sketch.element.className = 'wa-cover__sketch';
    cover.append(sketch.element);
    stretch(corner);
  }

  function stretch([x, y]) {
    const left = Math.min(from[0], x, whole - least);
    const top = Math.min(from[1], y, whole - least);
    Object.assign(sketch, { left, top, width: Math.max(Math.abs(x - from[0]), least), height: Math.max(Math.abs(y - from[1]), least) });
    sketch.width = Math.min(sketch.width, whole - left);
    sketch.height = Math.min(sketch.height, whole - top);
    show(sketch);
  }

  function stop() {
    sketch?.element.remove();
    from = sketch = null;
  }

  function end() {
    const { left, top, width, height } = sketch;
    stop();
    add({ left, top, width, height });
  }

  // One press is a corner, and the next the one across; a press that is dragged is both.
  let isSecond = false;
  let pressedAt = null;
  cover.addEventListener('pointerdown', event => {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    cover.setPointerCapture(event.pointerId);
    pressedAt = [event.clientX, event.clientY];
    isSecond = from !== null;
    if (isSecond) stretch(at(event));
    else begin(at(event));
  });
  cover.addEventListener('pointermove', event => {
    if (from && (pressedAt || event.pointerType === 'mouse')) stretch(at(event));
  });
  cover.addEventListener('pointerup', event => {
    if (!from || !pressedAt) return;
    const isDragged = Math.hypot(event.clientX - pressedAt[0], event.clientY - pressedAt[1]) >= dragged;
    pressedAt = null;
    if (isSecond || isDragged) end();
  });
  cover.addEventListener('pointercancel', () => { pressedAt = null; stop(); });
  document.addEventListener('keydown', event => { if (event.key === 'Escape') stop(); });

  for (const [left, top, width, height] of kept) add({ left, top, width, height });

  form.querySelector('[data-cover-add]').addEventListener('click', () => {
    const corner = Math.round((whole - added) / 2);
    add({ left: corner, top: corner, width: added, height: added })?.element.focus();
  });
  form.querySelector('[data-cover-undo]').addEventListener('click', () => {
    stop();
    remove(chosen ?? boxes.at(-1));
  });
}

function between(value, lowest, highest) {
  return Math.min(Math.max(value, lowest), highest);
}
