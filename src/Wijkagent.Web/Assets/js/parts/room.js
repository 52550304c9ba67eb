// Pictures that are kept on the device: what would be refused when they are sent is said when they are chosen.
/** Whether there are not too many and none is too large; if not, says so and goes to the field. */
export function haveRoom(form) {
  const field = form.querySelector('[data-photos]');
  const photos = [...field.files];
  const isMany = photos.length > Number(field.dataset.most ?? 1);
  const isLarge = photos.some(photo => photo.size > Number(field.dataset.largest));
  const many = form.querySelector('[data-photos-many]');
  if (many) many.hidden = !isMany;
  form.querySelector('[data-photos-large]').hidden = !isLarge;
  if (isMany || isLarge) field.focus();
  return !isMany && !isLarge;
}
