// A form that a passkey answers (hidden without script): <form data-passkey="get" or "create" data-options="address" hidden>
// with an input Credential. What to ask the browser comes from the address, what it answers goes along with the form.
function offerPasskeys() {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', event => {
      if (form.elements.Credential.value) return;
      event.preventDefault();
      answer(form);
    });
  }
}

async function answer(form) {
  const failed = form.querySelector('[data-passkey-failed]');
  failed.hidden = true;
  try {
    const asked = await fetch(form.dataset.options, {
      method: 'POST',
      headers: { 'X-Antiforgery': form.elements.__RequestVerificationToken.value },
    });
    if (!asked.ok) throw new Error(`${asked.status}`);
    const options = await asked.json();
    const credential = form.dataset.passkey === 'create'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    form.elements.Credential.value = JSON.stringify(credential);
    form.requestSubmit();
  } catch {
    // Cancelled, too late, or no passkey of ours on this device: the other ways stay.
    failed.hidden = false;
  }
}

offerPasskeys();
