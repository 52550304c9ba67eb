// When very many reports come in, who sends one without a mail address is asked for a little work first (SendingProof.cs):
// <input type="hidden" name="proof" data-proof="stamp" data-bits="16">. It begins while the answers are read; without this
// script the report is received all the same, and a colleague looks at it first.
const pause = 500;

const zeros = bytes => Math.clz32(new DataView(bytes).getUint32(0));

async function work(stamp, bits) {
  const text = new TextEncoder();
  for (let word = 0; ; word++) {
    if (zeros(await crypto.subtle.digest('SHA-256', text.encode(`${stamp}:${word}`))) >= bits) return `${word}`;
    // The page stays usable meanwhile.
    if (word % pause === 0) await new Promise(go => setTimeout(go));
  }
}

function prove(proof) {
  const form = proof.form;
  const done = work(proof.dataset.proof, Number(proof.dataset.bits)).then(word => { proof.value = word; });
  form.addEventListener('submit', event => {
    if (proof.value) return;
    // Before anything counts it as sent.
    event.preventDefault();
    event.stopImmediatePropagation();
    form.setAttribute('aria-busy', 'true');
    done.then(() => form.requestSubmit());
  }, { capture: true });
}

const proof = document.querySelector('input[data-proof]');
if (proof && globalThis.crypto?.subtle) prove(proof);
