// Hands what the page asks for to the browser, and the browser's answer to the form. Where that cannot be, the page says so.
const able = window.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined;

async function answered(form) {
  const options = JSON.parse(form.dataset.options);
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const without = document.getElementById("passkey-without");
  const failed = document.getElementById("passkey-failed");
  form.hidden = !able;
  without.hidden = able;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify((await answered(form)).toJSON());
      form.submit();
    } catch {
      failed.hidden = false;
      failed.focus();
    }
  });
}
