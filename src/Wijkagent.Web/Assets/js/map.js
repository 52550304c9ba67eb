// Draws <wa-map>: boundaries from GeoJSON, pins, and base tiles only where the page gives an address for them. The words
// inside the element stay: the map is an extra, and goes away when there is nothing to draw it from.
import { pin } from './parts/trusted.js';
import './leaflet.js';
import { choosePoint } from './parts/map-choice.js';
import { drawArea } from './parts/map-draw.js';
import { placeLabels } from './parts/map-labels.js';

const { L } = globalThis;
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const byTouch = matchMedia('(pointer: coarse)').matches;
const besideZoom = [68, 12];
const netherlands = [[50.75, 3.36], [53.56, 7.23]];
// Beyond these corners there is no base map: MapTile.
const mapped = [[50.5, 3], [53.9, 7.5]];

const pinSize = [30, 40];

const marker = (point, title, kind) => L.marker(point, {
  title,
  alt: title,
  keyboard: true,
  icon: L.divIcon({ className: `wa-map__marker wa-map__marker--${kind}`, html: pin, iconSize: pinSize, iconAnchor: [15, 40], popupAnchor: [0, -36] }),
});

function point(text) {
  const [latitude, longitude] = (text ?? '').split(',').map(Number);
  return Number.isFinite(latitude) && Number.isFinite(longitude) ? [latitude, longitude] : null;
}

function escaped(text) {
  const element = document.createElement('span');
  element.textContent = text;
  return element.innerHTML;
}

/** The words of a pin; those that lead somewhere are links. */
function listOf(points) {
  const list = document.createElement('ul');
  list.className = 'wa-map__list';
  list.tabIndex = -1;
  for (const { name, url } of points) {
    const words = document.createElement(url ? 'a' : 'strong');
    words.textContent = name;
    if (url) words.href = url;
    list.append(document.createElement('li'));
    list.lastChild.append(words);
  }
  return list;
}

/** Pressing a pin shows its words; the focus goes to them, and comes back when they are closed. */
function addPin(map, at, points, kind, close) {
  const words = listOf(points);
  const maxWidth = Math.min(260, map.getSize().x - 120);
  const added = marker(at, points.map(each => each.name).join(', '), kind)
    .bindPopup(words, { maxWidth, autoPanPaddingTopLeft: besideZoom, autoPanPaddingBottomRight: [12, 12] }).addTo(map);
  added.on('popupopen', ({ popup }) => {
    popup.getElement().querySelector('.leaflet-popup-close-button').setAttribute('aria-label', close);
    (words.querySelector('a') ?? words).focus({ preventScroll: true });
  });
  added.on('popupclose', ({ popup }) => {
    const focused = document.activeElement;
    if (focused === document.body || popup.getElement()?.contains(focused)) added.getElement().focus({ preventScroll: true });
  });
  added.getElement().addEventListener('keydown', event => {
    if (event.key !== ' ') return;
    event.preventDefault();
    added.openPopup();
  });
  return added;
}

/** Points whose pins would cover each other where the map begins are told of as one spot. */
function bySpot(map, points) {
  const spots = [];
  for (const each of points) {
    const { x, y } = map.latLngToContainerPoint([each.latitude, each.longitude]);
    const near = spots.find(spot => Math.abs(spot.x - x) < pinSize[0] && Math.abs(spot.y - y) < pinSize[1]);
    if (near) near.points.push(each);
    else spots.push({ x, y, points: [each] });
  }
  return spots.map(spot => spot.points);
}

async function readAreas(url) {
  try {
    const answer = await fetch(url, { headers: { accept: 'application/geo+json, application/json' } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

function drawAreas(map, json, interactive) {
  const labels = [];
  const areas = L.geoJSON(json, {
    interactive,
    filter: feature => feature.geometry?.type.endsWith('Polygon'),
    style: feature => ({ className: feature.properties?.other ? 'wa-map__area wa-map__area--other' : 'wa-map__area' }),
    onEachFeature: ({ properties }, layer) => {
      if (properties?.name) labels.push({ name: properties.name, at: L.latLng(properties.label[1], properties.label[0]), layer });
    },
  }).addTo(map);
  const meant = L.featureGroup(areas.getLayers().filter(layer => !layer.feature.properties?.other));
  return { areas, meant, labels };
}

/** The base map. What of it can't be had stays plain ground. */
function addGround(map, tiles, attribution) {
  const ground = L.tileLayer(tiles, { minZoom: 6, maxZoom: 18, bounds: mapped, attribution: escaped(attribution) }).addTo(map);
  ground.once('tileload', () => map.getContainer().classList.add('wa-map__canvas--ground'));
}

async function draw(element) {
  const { outline, centre, zoom, station, stationName, points, line, tiles, attribution, boundaries, label, close } = element.dataset;
  const json = outline ? await readAreas(outline) : null;
  if (outline && !json && !tiles) {
    element.classList.add('wa-map--words');
    return;
  }

  const canvas = document.createElement('div');
  canvas.className = 'wa-map__canvas';
  canvas.setAttribute('role', 'region');
  canvas.setAttribute('aria-label', label);
  const words = element.querySelector('.wa-map__words');
  if (words) {
    words.id ||= 'kaart-woorden';
    canvas.setAttribute('aria-describedby', words.id);
  }
  element.prepend(canvas);
  const isForDrawing = element.dataset.draw !== undefined;
  const isForChoosing = isForDrawing || element.dataset.pickLat !== undefined;
  // What is only of use with a map is shown with it, before it is measured.
  if (isForDrawing) element.closest('form').hidden = false;
  // One finger scrolls the page over a map that is only looked at; two fingers and the buttons still zoom.
  const map = L.map(canvas, {
    zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm, scrollWheelZoom: false, maxZoom: 18,
    zoomSnap: tiles ? 1 : 0.25, dragging: isForChoosing || !byTouch, zoomControl: false, attributionControl: false,
  });
  L.control.attribution({ prefix: false }).addTo(map);
  L.control.zoom({ zoomInTitle: element.dataset.zoomIn, zoomOutTitle: element.dataset.zoomOut }).addTo(map);
  if (tiles) addGround(map, tiles, attribution);
  // Nobody made the boundaries of a town that was invented.
  if (json && !json.invented) map.attributionControl.addAttribution(escaped(boundaries));
  canvas.addEventListener('keydown', event => event.key === 'Escape' && map.closePopup());
  // Pressing the map focuses it from script, for which browsers draw the ring that is meant for the keyboard.
  canvas.addEventListener('pointerdown', () => canvas.classList.add('wa-map__canvas--pressed'));
  for (const ends of ['keydown', 'blur']) canvas.addEventListener(ends, () => canvas.classList.remove('wa-map__canvas--pressed'));

  const start = point(centre);
  if (start) map.setView(start, Number(zoom) || 14);
  else map.fitBounds(netherlands);

  const { areas, meant, labels } = json ? drawAreas(map, json, !isForChoosing) : { labels: [] };
  // A point is chosen in the area that is meant; whoever only looks sees what lies around it too.
  const shown = isForChoosing && meant?.getLayers().length ? meant : areas;
  const street = line && L.polyline(JSON.parse(line), { className: 'wa-map__line', interactive: false }).addTo(map);
  const about = street || (shown?.getLayers().length ? shown : null);
  const bounds = about?.getBounds() ?? L.latLngBounds([]);
  const places = JSON.parse(points ?? '[]');
  for (const { latitude, longitude } of places) bounds.extend([latitude, longitude]);
  const stationPoint = point(station);
  if (stationPoint && bounds.isValid() && bounds.pad(0.5).contains(stationPoint)) bounds.extend(stationPoint);
  if (bounds.isValid() && (street || !(start && zoom))) map.fitBounds(bounds, { padding: [16, 16], maxZoom: 16 });

  const pins = bySpot(map, places).map(spot => addPin(map, [spot[0].latitude, spot[0].longitude], spot, 'place', close));
  if (stationPoint) pins.push(addPin(map, stationPoint, [{ name: stationName }], 'station', close));

  if (isForDrawing) drawArea(L, map, element);
  else if (isForChoosing) choosePoint(map, element, marker, start);
  placeLabels(map, labels, () => [...pins.map(each => each.getElement()), ...canvas.querySelectorAll('.leaflet-control')]);
}

for (const element of document.querySelectorAll('.wa-map')) draw(element);
