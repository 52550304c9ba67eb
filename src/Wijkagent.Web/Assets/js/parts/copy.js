// A copy button (hidden without script): <button hidden data-copy="id of the text" data-copied="Copied">.
export function offerCopy() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      const status = document.getElementById('gekopieerd');
      if (status) status.textContent = button.dataset.copied;
    });
  }
}
