// Passkeys: asks the service for a challenge, the browser's authenticator for an answer, and sends it.
// Buttons stay hidden where the browser has no passkeys; everything works without them.
(() => {
  const able = window.PublicKeyCredential
    && PublicKeyCredential.parseRequestOptionsFromJSON && PublicKeyCredential.parseCreationOptionsFromJSON;
  const post = async (url, body) => {
    const headers = { "Content-Type": "application/json", ...JSON.parse(document.body.getAttribute("hx-headers") || "{}") };
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body), redirect: "manual" });
    if (answer.type === "opaqueredirect") {
      location.assign("/step-up?to=" + encodeURIComponent(location.pathname));
      return new Promise(() => {});
    }
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };
  document.querySelectorAll("[data-passkey]").forEach((button) => {
    if (!able) return;
    (button.closest("[data-passkey-part]") || button).hidden = false;
    button.addEventListener("click", async () => {
      const trouble = document.getElementById(button.dataset.trouble);
      trouble.hidden = true;
      button.disabled = true;
      try {
        const { challenge, publicKey } = await post(button.dataset.options, {});
        const credential = button.dataset.passkey === "create"
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
        const name = document.getElementById("passkey-name")?.value;
        const { email, halfWay } = button.dataset;
        const { to } = await post(button.dataset.finish, { challenge, credential: credential.toJSON(), name, email, halfWay });
        location.assign(to);
      } catch (failure) {
        trouble.hidden = false;
        button.disabled = false;
      }
    });
  });
})();
