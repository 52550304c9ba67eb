// Drawing an area: press the map for each corner, or move it with the arrow keys and press Enter for one in the middle. A
// field of the form holds the corners, and a line says how many there are.
const most = 20;

/**
 * @param L Leaflet.
 * @param map The map.
 * @param element The element around it, with the id of the field, in a form that is hidden until there is a map.
 */
export function drawArea(L, map, element) {
  const form = element.closest('form');
  const field = document.getElementById(element.dataset.draw);
  const count = form.querySelector('[data-draw-count]');
  const shape = L.polygon([], { className: 'wa-map__drawn', interactive: false }).addTo(map);
  const marks = L.layerGroup().addTo(map);
  let corners = [];

  function show() {
    shape.setLatLngs(corners);
    marks.clearLayers();
    for (const corner of corners) L.circleMarker(corner, { radius: 5, className: 'wa-map__corner', interactive: false }).addTo(marks);
    field.value = corners.map(({ lat, lng }) => `${lat.toFixed(5)}|${lng.toFixed(5)}`).join(' ');
    count.textContent = form.dataset.corners.replace('{0}', corners.length);
  }

  function add(corner) {
    if (corners.length < most) corners = [...corners, corner];
    show();
  }

  function undo() {
    corners = corners.slice(0, -1);
    show();
  }

  map.on('click', event => add(event.latlng));
  map.getContainer().addEventListener('keydown', event => {
    if (event.target !== map.getContainer() || !['Enter', 'Backspace'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 'Enter') add(map.getCenter());
    else undo();
  });
  form.querySelector('[data-draw-undo]').addEventListener('click', undo);
}
