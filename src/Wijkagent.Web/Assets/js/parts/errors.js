// After a form came back with errors the summary gets the focus, so a screen reader reads it first.
export function focusErrors() {
  document.querySelector('.wa-errors')?.focus();
}
