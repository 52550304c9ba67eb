// The browser turns text into markup only through this policy (Trusted Types; «require-trusted-types-for» in our
// headers), and it knows only what Leaflet itself writes, our pin, and text without any tag. Of scripts that are started
// by their address it knows the service worker. All else throws.
export const pin = '<svg viewBox="0 0 24 32" aria-hidden="true"><path class="wa-map__pin" d="M12 0a12 12 0 0 0-12 12c0 8 12 20 12 20s12-12 12-20a12 12 0 0 0-12-12z"/><circle class="wa-map__dot" cx="12" cy="12" r="4.5"/></svg>';

const betweenAttributions = ' <span aria-hidden="true">|</span> ';
const known = new Set([
  pin,
  '<svg/>',
  '<span aria-hidden="true">+</span>',
  '<span aria-hidden="true">&#x2212;</span>',
  '<span aria-hidden="true">&#215;</span>',
]);

const workers = new Set(['/sw.js?taal=nl', '/sw.js?taal=en']);

globalThis.trustedTypes?.createPolicy('default', {
  createHTML: text => known.has(text) || !text.replaceAll(betweenAttributions, '').includes('<') ? text : null,
  createScriptURL: address => workers.has(address) ? address : null,
});
