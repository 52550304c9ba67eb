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
  const tooltips = labels.map(({ name, at, layer }) => {
    const words = document.createElement('span');
    words.textContent = name;
    layer.bindTooltip(words.cloneNode(true), { sticky: true, className: 'wa-map__label' });
    // It listens to the focus, which makes a shape a stop for the keyboard: one that says nothing.
    layer.getElement().setAttribute('tabindex', '-1');
    return L.tooltip(at, { permanent: true, direction: 'center', className: 'wa-map__label' }).setContent(words).addTo(map);
  });

  function place() {
    const canvas = map.getContainer().getBoundingClientRect();
    const taken = obstacles().map(element => element.getBoundingClientRect());
    for (const tooltip of tooltips) {
      const element = tooltip.getElement();
      const fitting = shifts.find(shift => {
        tooltip.options.offset = L.point(shift);
        tooltip.update();
        const box = element.getBoundingClientRect();
        return within(box, canvas) && !taken.some(other => overlaps(box, other));
      });
      element.style.visibility = fitting ? '' : 'hidden';
      if (fitting) taken.push(element.getBoundingClientRect());
    }
  }

  place();
  map.on('zoomend moveend resize', place);
}
