// Our own palette for the --basis-* layer of the design tokens, light and dark, computed in OKLCH: lightness says how
// much contrast a role has, hue and chroma say which colour it is. A role therefore has the same contrast in any colour.

/** Hue (degrees) and chroma per group of tokens. */
const groups = {
  'default': [262, 0.010],
  'accent-1': [262, 0.150],
  'accent-2': [182, 0.090],
  'accent-3': [75, 0.130],
  'action-1': [262, 0.150],
  'action-2': [258, 0.150],
  'selected': [262, 0.120],
  'disabled': [262, 0.006],
  'negative': [25, 0.170],
  'positive': [152, 0.120],
  'warning': [70, 0.130],
  'info': [240, 0.110],
  'highlight': [92, 0.130],
};

/** Role: [lightness, share of the group's chroma] in the light scheme, then in the dark one. */
const roles = {
  'bg-document': [[0.995, 0.15], [0.205, 0.9]],
  'bg-subtle': [[0.972, 0.30], [0.240, 0.8]],
  'bg-default': [[0.945, 0.40], [0.285, 0.7]],
  'bg-hover': [[0.915, 0.50], [0.325, 0.7]],
  'bg-active': [[0.885, 0.55], [0.365, 0.7]],
  'border-subtle': [[0.870, 0.50], [0.400, 0.6]],
  'border-default': [[0.550, 1], [0.660, 0.8]],
  'border-hover': [[0.470, 1], [0.740, 0.8]],
  'border-active': [[0.400, 1], [0.820, 0.7]],
  'color-default': [[0.430, 1], [0.820, 0.8]],
  'color-hover': [[0.360, 1], [0.880, 0.6]],
  'color-active': [[0.300, 1], [0.920, 0.5]],
  'color-subtle': [[0.460, 0.9], [0.780, 0.6]],
  'color-document': [[0.230, 0.6], [0.940, 0.3]],
  'inverse-bg-document': [[0.300, 0.9], [0.270, 0.9]],
  'inverse-bg-subtle': [[0.360, 0.9], [0.740, 0.8]],
  'inverse-bg-default': [[0.430, 1], [0.800, 0.9]],
  'inverse-bg-hover': [[0.360, 1], [0.860, 0.8]],
  'inverse-bg-active': [[0.300, 1], [0.900, 0.6]],
  'inverse-border-subtle': [[0.550, 0.8], [0.500, 0.6]],
  'inverse-border-default': [[0.800, 0.6], [0.700, 0.6]],
  'inverse-border-hover': [[0.870, 0.5], [0.800, 0.5]],
  'inverse-border-active': [[0.930, 0.4], [0.880, 0.4]],
  'inverse-color-default': [[1, 0], [0.180, 0.5]],
  'inverse-color-hover': [[1, 0], [0.180, 0.5]],
  'inverse-color-active': [[1, 0], [0.180, 0.5]],
  'inverse-color-subtle': [[0.930, 0.3], [0.300, 0.5]],
  'inverse-color-document': [[1, 0], [0.980, 0.1]],
};

/** OKLab to linear sRGB, after Björn Ottosson (https://bottosson.github.io/posts/oklab/). */
function toLinear(lightness, a, b) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
  ];
}

const gamma = value => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);

const byte = value => Math.round(Math.min(1, Math.max(0, value)) * 255).toString(16).padStart(2, '0');

/** OKLCH to sRGB hex; chroma is lowered until the colour exists. */
function toHex(lightness, chroma, hue) {
  const angle = hue * Math.PI / 180;
  for (let c = chroma; ; c = Math.max(0, c - 0.005)) {
    const rgb = toLinear(lightness, c * Math.cos(angle), c * Math.sin(angle)).map(gamma);
    if (c === 0 || rgb.every(value => value > -0.002 && value < 1.002)) return '#' + rgb.map(byte).join('');
  }
}

const page = { light: '#ffffff', dark: toHex(0.205, 0.020, 262) };

function declaration(group, role) {
  const [hue, chroma] = groups[group];
  const [[light, lightShare], [dark, darkShare]] = roles[role];
  // In the dark full colours glare; neutral greys want a little more of the hue.
  const darkChroma = group === 'default' || group === 'disabled' ? 0.020 : chroma * 0.6;
  const day = role === 'bg-document' ? page.light : toHex(light, chroma * lightShare, hue);
  const night = role === 'bg-document' ? page.dark : toHex(dark, darkChroma * darkShare, hue);
  return `  --basis-color-${group}-${role}: light-dark(${day}, ${night});`;
}

const colours = Object.keys(groups).flatMap(group => Object.keys(roles).map(role => declaration(group, role)));

export const theme = `
:root {
  color-scheme: light dark;
${colours.join('\n')}
  --basis-text-font-family-default: "Source Sans 3 Variable", system-ui, sans-serif;
  --basis-heading-font-family: var(--basis-text-font-family-default);
  --basis-text-font-size-md: 1.125rem;
  --basis-form-control-border-radius: 6px;
  --basis-focus-outline-style: solid;
  --basis-focus-outline-width: 3px;
  --basis-focus-outline-color: light-dark(#14171f, #ffdd00);
  --basis-focus-background-color: light-dark(#ffdd00, #3a3300);
  --basis-focus-color: light-dark(#14171f, #ffffff);
}
`;
