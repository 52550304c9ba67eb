// What a form that stays on the device can't do without; the rest is asked on a page of the program.
/** Whether these are filled in; if not, says so and goes to the first that is not. */
export function hasAll(form, names) {
  const answers = new FormData(form);
  const missing = names.find(name => !answers.get(name)?.trim());
  form.querySelector('[data-needed]').hidden = !missing;
  if (missing) form.querySelector(`[name="${missing}"]`).focus();
  return !missing;
}
