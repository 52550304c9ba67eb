// "Use my location": a button that only exists with script. It goes to data-location-url with ?lat=…&lon=….
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
      location.assign(target);
    },
    () => say(button.dataset.failed),
    { timeout: 10_000, maximumAge: 60_000 });
}
