// Choosing a point: press the map, drag the pin, or move it with the arrow keys. Two fields of the form follow, and a
// line says so; a page that knows more of the point (where.js) says that instead.
const steps = { ArrowUp: [0, -8], ArrowDown: [0, 8], ArrowLeft: [-8, 0], ArrowRight: [8, 0] };

/**
 * @param map The map.
 * @param element The element around it, with the ids of both fields.
 * @param marker Makes a marker from a point and its name.
 * @param found The point that a search found, if any: the pin begins there, and the fields stay empty until it is moved.
 */
export function choosePoint(map, element, marker, found) {
  const latitude = document.getElementById(element.dataset.pickLat);
  const longitude = document.getElementById(element.dataset.pickLon);
  const spoken = element.querySelector('[aria-live]');
  element.querySelector('.wa-map__help').hidden = false;
  let pin = null;

  function show(place) {
    if (pin) {
      pin.setLatLng(place);
      return;
    }
    pin = marker(place, element.dataset.pinName, 'choice');
    pin.options.draggable = true;
    pin.on('dragend', () => choose(pin.getLatLng())).addTo(map);
    pin.getElement().addEventListener('keydown', moveByKey);
  }

  function choose(place) {
    show(place);
    latitude.value = place.lat.toFixed(6);
    longitude.value = place.lng.toFixed(6);
    longitude.dispatchEvent(new Event('change', { bubbles: true }));
    const chosen = new CustomEvent('wa-chosen', { bubbles: true, cancelable: true, detail: [latitude.value, longitude.value] });
    if (element.dispatchEvent(chosen)) spoken.textContent = element.dataset.chosen;
  }

  function moveByKey(event) {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    choose(map.containerPointToLatLng(map.latLngToContainerPoint(pin.getLatLng()).add(step)));
  }

  map.on('click', event => choose(event.latlng));
  // With the keyboard the map is moved, and Enter puts the pin in the middle. It goes there at once: while it glides the
  // middle is nowhere anybody aimed at, and a second key would be lost. The keys of Leaflet give no options.
  const panBy = map.panBy.bind(map);
  map.panBy = (offset, options = { animate: false }) => panBy(offset, options);
  map.getContainer().addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target === map.getContainer()) {
      event.preventDefault();
      choose(map.getCenter());
    }
  });
  if (found) show(found);
}
