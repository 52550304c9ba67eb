// "Use my location": a button that only exists with script. It goes to data-location-url with ?lat=…&lon=…, and &ruim=… metres where it is not sure.
const vague = 150; // metres: more than a corner away
const fiveDecimals = value => value.toFixed(5); // about a metre; more would only tell more than is needed

export function offerLocation() {
  if (!('geolocation' in navigator)) return;
  for (const button of document.querySelectorAll('[data-location-url]')) {
    button.hidden = false;
    button.addEventListener('click', () => locate(button));
  }
}

function locate(button) {
  const status = document.getElementById(button.getAttribute('aria-describedby'));
  const say = text => { if (status) status.textContent = text; };
  say(button.dataset.busy);
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      say('');
      const target = new URL(button.dataset.locationUrl, location.href);
      target.searchParams.set('lat', fiveDecimals(coords.latitude));
      target.searchParams.set('lon', fiveDecimals(coords.longitude));
      // A device without GPS may be kilometres off: the page says so.
      if (coords.accuracy > vague) target.searchParams.set('ruim', Math.round(coords.accuracy));
      location.assign(target);
    },
    () => say(button.dataset.failed),
    { timeout: 10_000, maximumAge: 60_000 });
}
