// Names of areas on the map: as many as fit beside each other and beside the pins. The others show when their area is
// pointed at, and all of them stand in the words below the map.
const { L } = globalThis;
const shifts = [[0, 0], [0, 26], [0, -26], [0, 44], [0, -44]];

const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const within = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

/**
 * @param map The map.
 * @param labels What there is to say: { name, at, layer }; the first ones matter most.
 * @param obstacles Elements on the map that no name may cover.
 */
export function placeLabels(map, labels, obstacles) {
  const placed = labels.map(({ name, at, layer }) => {
    const words = document.createElement('span');
    words.textContent = name;
    const always = L.tooltip(at, { permanent: true, direction: 'center', className: 'wa-map__label' }).setContent(words).addTo(map);
    return { always, layer, words: words.cloneNode(true) };
  });

  /** A name that does not fit shows when its area is pointed at. */
  function tellWhenPointedAt(layer, words) {
    layer.unbindTooltip();
    if (!words || !layer.options.interactive) return;
    layer.bindTooltip(words, { sticky: true, className: 'wa-map__label' });
    // It listens to the focus, which makes a shape a stop for the keyboard: one that says nothing.
    layer.getElement().setAttribute('tabindex', '-1');
  }

  function place() {
    const canvas = map.getContainer().getBoundingClientRect();
    const taken = obstacles().map(element => element.getBoundingClientRect());
    for (const { always, layer, words } of placed) {
      const element = always.getElement();
      const fitting = shifts.find(shift => {
        always.options.offset = L.point(shift);
        always.update();
        const box = element.getBoundingClientRect();
        return within(box, canvas) && !taken.some(other => overlaps(box, other));
      });
      element.style.visibility = fitting ? '' : 'hidden';
      if (fitting) taken.push(element.getBoundingClientRect());
      tellWhenPointedAt(layer, fitting ? null : words);
    }
  }

  place();
  map.on('zoomend moveend resize', place);
}
