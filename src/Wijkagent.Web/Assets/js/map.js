// Draws <wa-map>: boundaries from GeoJSON, a marker or two, and base tiles only where the page gives an address for
// them. The words inside the element stay; the map is an extra. With data-pick-* a press or the arrow keys choose a
// point, which goes into two fields of the form.
import { pin } from './parts/trusted.js';
import './leaflet.js';

const { L } = globalThis;
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const netherlands = [[50.75, 3.36], [53.56, 7.23]];

const marker = (point, title, kind) => L.marker(point, {
  title,
  alt: title,
  keyboard: true,
  icon: L.divIcon({ className: `wa-map__marker wa-map__marker--${kind}`, html: pin, iconSize: [30, 40], iconAnchor: [15, 40], popupAnchor: [0, -36] }),
});

function point(text) {
  const [latitude, longitude] = (text ?? '').split(',').map(Number);
  return Number.isFinite(latitude) && Number.isFinite(longitude) ? [latitude, longitude] : null;
}

function textElement(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

async function drawAreas(map, url) {
  const answer = await fetch(url, { headers: { accept: 'application/geo+json, application/json' } });
  if (!answer.ok) return null;
  return L.geoJSON(await answer.json(), {
    filter: feature => feature.geometry?.type.endsWith('Polygon'),
    style: feature => ({ className: feature.properties?.other ? 'wa-map__area wa-map__area--other' : 'wa-map__area' }),
    onEachFeature: (feature, layer) => {
      const name = feature.properties?.name;
      if (name) layer.bindTooltip(textElement('span', name), { permanent: true, direction: 'center', className: 'wa-map__label' });
    },
  }).addTo(map);
}

async function draw(element) {
  const { outline, centre, zoom, station, stationName, tiles, attribution, label } = element.dataset;
  const canvas = document.createElement('div');
  canvas.className = 'wa-map__canvas';
  canvas.setAttribute('role', 'region');
  canvas.setAttribute('aria-label', label);
  element.prepend(canvas);

  const map = L.map(canvas, { zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm, scrollWheelZoom: false, maxZoom: 18, attributionControl: false });
  L.control.attribution({ prefix: false }).addTo(map);
  map.zoomControl.remove();
  L.control.zoom({ zoomInTitle: element.dataset.zoomIn, zoomOutTitle: element.dataset.zoomOut }).addTo(map);
  if (attribution) map.attributionControl.addAttribution(textElement('span', attribution).innerHTML);
  if (tiles) L.tileLayer(tiles, { minZoom: 6, maxZoom: 18 }).addTo(map);

  const start = point(centre);
  if (start) map.setView(start, Number(zoom) || 14);
  else map.fitBounds(netherlands);

  const stationPoint = point(station);
  if (stationPoint) marker(stationPoint, stationName, 'station').bindPopup(textElement('strong', stationName)).addTo(map);

  const areas = outline ? await drawAreas(map, outline) : null;
  if (areas?.getLayers().length) {
    const bounds = areas.getBounds();
    if (stationPoint && bounds.pad(0.5).contains(stationPoint)) bounds.extend(stationPoint);
    if (!start || !zoom) map.fitBounds(bounds, { padding: [16, 16] });
  }
  if (element.dataset.pickLat) choosePoint(map, element);
}

/** Press the map, drag the pin, or move it with the arrow keys: the two fields follow, and a line says so. */
function choosePoint(map, element) {
  const latitude = document.getElementById(element.dataset.pickLat);
  const longitude = document.getElementById(element.dataset.pickLon);
  const spoken = element.querySelector('[aria-live]');
  const known = point(`${latitude.value || NaN},${longitude.value || NaN}`);
  let chosen = null;

  function choose(place) {
    latitude.value = place.lat.toFixed(6);
    longitude.value = place.lng.toFixed(6);
    longitude.dispatchEvent(new Event('change', { bubbles: true }));
    if (spoken) spoken.textContent = element.dataset.chosen;
    if (chosen) {
      chosen.setLatLng(place);
      return;
    }
    chosen = marker(place, element.dataset.pinName, 'choice');
    chosen.options.draggable = true;
    chosen.on('dragend', () => choose(chosen.getLatLng())).addTo(map);
    chosen.getElement().addEventListener('keydown', moveByKey);
  }

  function moveByKey(event) {
    const step = { ArrowUp: [0, -8], ArrowDown: [0, 8], ArrowLeft: [-8, 0], ArrowRight: [8, 0] }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    choose(map.containerPointToLatLng(map.latLngToContainerPoint(chosen.getLatLng()).add(step)));
  }

  map.on('click', event => choose(event.latlng));
  // With the keyboard the map is moved, and Enter puts the pin in the middle.
  map.getContainer().addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target === map.getContainer()) {
      event.preventDefault();
      choose(map.getCenter());
    }
  });
  if (known) {
    choose(L.latLng(known));
    map.setView(known, 16);
  }
}

for (const element of document.querySelectorAll('.wa-map')) draw(element);
