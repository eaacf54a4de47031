// The chat inside a frame speaks with the loader around it: a few words, no data, to the page that opened it alone.
"use strict";
(() => {
  const VERSION = 1;
  const box = document.getElementById("message");
  const heading = document.querySelector("h1");
  const { colour } = document.body.dataset;
  if (colour) {
    document.documentElement.classList.add("coloured");
    document.documentElement.style.setProperty("--chosen", colour);
  }

  // Whoever may frame this page is decided by its frame-ancestors; here the first parent that greets is believed.
  let host = null;
  const say = (type) => host && window.parent.postMessage({ madoguchi: VERSION, type }, host);
  window.addEventListener("message", (event) => {
    const ours = window.parent !== window && event.source === window.parent && event.data?.madoguchi === VERSION;
    if (!ours || event.origin === "null" || (host && event.origin !== host)) return;
    if (event.data.type === "hello") {
      host = event.origin;
      say("ready");
    }
    // On a phone the keyboard would hide what there is to read first.
    if (event.data.type === "focus") (matchMedia("(pointer: fine)").matches ? box : heading).focus({ preventScroll: true });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    const unfolded = document.querySelector(".languages[open]");
    if (unfolded) {
      unfolded.open = false;
      unfolded.querySelector("summary").focus();
    } else say("close");
  });

  // A phone link in a new window leaves an empty one behind; in this frame, the policy of the page around it
  // would block the number and with it the chat. Dialling from the top moves no page.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='tel:']");
    if (link) link.target = "_top";
  });
})();
