// The quick exit clears the page at once and takes its place in the history, so that "back" does not return to it.
// In a frame it takes the place of the page around it.
"use strict";
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-leave]");
  if (!link) return;
  event.preventDefault();
  const away = link.href;
  document.documentElement.replaceChildren();
  try {
    window.top.location.replace(away);
  } catch {
    location.replace(away); // a frame that may not move the page around it
  }
});
