// A place is chosen once: by a radio button or by the pin on the map. What was chosen last counts.
export function choosePlaceOnce() {
  const map = document.querySelector('[data-place-map]');
  if (!map) return;
  const [latitude, longitude] = ['Form_Latitude', 'Form_Longitude'].map(id => document.getElementById(id));
  const radios = [...document.querySelectorAll('input[name="Form.Choice"]')];
  longitude.addEventListener('change', () => radios.forEach(radio => { radio.checked = false; }));
  radios.forEach(radio => radio.addEventListener('change', () => { latitude.value = longitude.value = ''; }));
}
