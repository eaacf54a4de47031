// Keeps a language on this phone when its owner presses the button, and removes all of it on the other.
"use strict";
(async () => {
  const part = document.getElementById("keep");
  if (!("serviceWorker" in navigator && "caches" in window && "DecompressionStream" in window)) {
    document.getElementById("cannot").hidden = false;
    return;
  }
  const { language, worker, bundle, scope } = part.dataset;
  const name = `madoguchi-${language}`;
  const state = part.querySelector("[data-state]");
  const [keep, remove] = [part.querySelector("[data-keep]"), part.querySelector("[data-remove]")];
  // Only this address may become a worker.
  const policy = window.trustedTypes
    ? trustedTypes.createPolicy("madoguchi", { createScriptURL: (url) => (url === worker ? url : "") })
    : { createScriptURL: (url) => url };

  const show = async (message) => {
    const kept = await caches.has(name);
    state.textContent = message ?? (kept ? part.dataset.kept : part.dataset.none);
    keep.hidden = kept;
    remove.hidden = !kept;
  };

  const forget = async () => {
    await caches.delete(name);
    const registration = await navigator.serviceWorker.getRegistration(scope);
    await registration?.unregister();
  };

  const store = async () => {
    const answer = await fetch(bundle, { cache: "no-cache" });
    if (!answer.ok) throw new Error(String(answer.status));
    const unpacked = answer.clone().body.pipeThrough(new DecompressionStream("gzip"));
    const { assets } = await new Response(unpacked).json();
    const cache = await caches.open(name);
    await cache.put(bundle, answer);
    await cache.addAll(assets);
    await navigator.serviceWorker.register(policy.createScriptURL(worker), { scope });
  };

  keep.addEventListener("click", async () => {
    keep.disabled = true;
    state.textContent = part.dataset.busy;
    try {
      await store();
      await show();
    } catch {
      await forget();
      await show(part.dataset.failed);
    } finally {
      keep.disabled = false;
    }
  });
  remove.addEventListener("click", async () => {
    await forget();
    await show();
  });
  part.hidden = false;
  await show();
})();
