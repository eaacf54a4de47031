// Makes the line anew while options are chosen, and copies it. Without this script the form's button does the first.
"use strict";
(() => {
  const form = document.getElementById("choose");
  const said = document.getElementById("copied");
  const policy = window.trustedTypes
    ? trustedTypes.createPolicy("madoguchi", { createHTML: (html) => html })
    : { createHTML: (html) => html };

  // A colour field is never empty: the usual colour is none of the embedder's own.
  form.addEventListener("formdata", (event) => {
    const colour = form.elements.colour;
    if (colour.value === colour.dataset.usual) event.formData.delete("colour");
  });

  const offerCopying = () => document.querySelectorAll("[data-copy]").forEach((button) => (button.hidden = !navigator.clipboard));

  let latest = 0;
  form.addEventListener("change", async () => {
    const turn = ++latest;
    const address = new URL(form.action);
    address.hash = "";
    address.search = new URLSearchParams(new FormData(form));
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok || turn !== latest) return; // the button of the form is still there
    const page = new DOMParser().parseFromString(policy.createHTML(await answer.text()), "text/html");
    for (const id of ["made", "frame-line", "link-line"]) document.getElementById(id).replaceWith(page.getElementById(id));
    const slip = page.getElementById("slip");
    document.getElementById("slip")?.remove();
    form.elements.colour.toggleAttribute("aria-invalid", slip !== null);
    if (slip) form.elements.colour.after(slip);
    offerCopying();
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    said.textContent = "";
    said.textContent = button.dataset.copied;
    const words = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = words), 2000);
  });
  offerCopying();
})();
