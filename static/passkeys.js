// Makes a passkey or asks for one when its button is pressed. Without it the buttons stay hidden.
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

  function read(json) {
    const options = JSON.parse(json);
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    for (const one of options.excludeCredentials ?? []) one.id = bytes(one.id);
    return options;
  }

  function written({ id, rawId, type, response }) {
    const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
    const given = parts.filter((part) => response[part]).map((part) => [part, text(response[part])]);
    return JSON.stringify({ id, rawId: text(rawId), type, clientExtensionResults: {}, response: Object.fromEntries(given) });
  }

  async function use({ currentTarget: button }) {
    const { passkey, act, answer } = button.dataset;
    if (act === "create" && !button.form.reportValidity()) return;
    try {
      button.form.elements[answer].value = written(await navigator.credentials[act]({ publicKey: read(passkey) }));
      button.form.submit();
    } catch {
      button.nextElementSibling.hidden = false;
    }
  }

  if (!window.PublicKeyCredential) return;
  for (const button of document.querySelectorAll("[data-passkey]")) {
    button.form.hidden = button.parentElement.hidden = false;
    button.addEventListener("click", use);
  }
})();
