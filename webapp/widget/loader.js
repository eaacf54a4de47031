// Madoguchi's widget: a button in a shadow root; behind it the chat, in a frame of Madoguchi's own site.
// Nothing is fetched before the button is pressed, nothing is stored, nothing is read from the page but its language.
// This address and these options stay as they are for ever. What changes them gets another address.
"use strict";
(() => {
const WORDS = {/* by codes of languages: direction, "Ask a question", "Close" */};
const NAME = "madoguchi-chat";
const VERSION = 1;
const COLOUR = "#1d4a73";
const script = document.currentScript || document.querySelector('script[src*="/widget.js"]');
if (!script || document.querySelector(NAME)) return;
const options = script.dataset;
const home = new URL("widget", script.src);
const warn = (text) => console.warn("Madoguchi: " + text);

const tag = () => (!options.lang || options.lang === "auto" ? document.documentElement.lang || navigator.language : options.lang);
const words = () => {
  for (let part = tag().toLowerCase().replaceAll("_", "-"); part; part = part.replace(/-?[^-]*$/, "")) {
    const codes = Object.keys(WORDS).find((codes) => codes.split(" ").includes(part));
    if (codes) return WORDS[codes];
  }
  return Object.values(WORDS)[0];
};

const contrast = (colour) => {
  const [red, green, blue] = [1, 3, 5].map((place) => {
    const part = parseInt(colour.slice(place, place + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
};
const chosen = (name, usable, otherwise, why) => {
  const value = (options[name] || "").trim().toLowerCase();
  if (!value || usable(value)) return value || otherwise;
  warn(`data-${name}="${value}" ${why}; ${otherwise} is used.`);
  return otherwise;
};
const colour = chosen("colour", (value) => /^#[0-9a-f]{6}$/.test(value) && contrast(value) >= 4.5, COLOUR,
  "is no colour like #1d4a73 on which white words have a contrast of 4.5:1");
const place = chosen("position", (value) => /^(end|start|left|right)$/.test(value), "end", "is none of end, start, left, right");
const onTheRight = place === "right" || (place !== "left" && (place === "end") === (getComputedStyle(document.documentElement).direction === "ltr"));
const side = onTheRight ? "right" : "left";

const make = (name, text, attributes) => {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  return element;
};

const start = () => {
const [direction, ask, close] = words();
const label = (options.label || "").trim().slice(0, 40) || ask;
const host = make(NAME);
const root = host.attachShadow({ mode: "open" });
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host{all:initial!important;position:fixed!important;${side}:16px!important;inset-block-end:16px!important;z-index:2147483000!important;display:block!important;max-inline-size:calc(100vw - 32px)!important}
*{box-sizing:border-box;font:600 16px/1.4 system-ui,sans-serif}
button,a{min-block-size:48px;color:#fff;background:${colour};border:2px solid #fff;padding:8px 20px;cursor:pointer;overflow-wrap:anywhere}
button:focus-visible,a:focus-visible{outline:3px solid #fff;outline-offset:-6px;box-shadow:0 0 0 3px #111}
#ask{border-radius:24px;max-inline-size:100%;box-shadow:0 2px 8px #0006}
dialog{position:fixed;inset:auto;${side}:16px;inset-block-end:80px;inline-size:min(26rem,100vw - 32px);block-size:min(42rem,100vh - 96px);max-inline-size:none;max-block-size:none;margin:0;padding:0;border:1px solid #767676;border-radius:12px;overflow:hidden;background:Canvas;color-scheme:light dark;box-shadow:0 8px 32px #0006}
dialog[open]{display:flex;flex-direction:column}
header{display:flex;align-items:center;justify-content:space-between;gap:8px;background:${colour};color:#fff;padding-inline-start:16px}
header button{border:0;min-inline-size:48px}
iframe{flex:1;inline-size:100%;border:0;color-scheme:light dark}
a{display:block;margin:8px}
[hidden]{display:none}
@media (max-width:32rem),(max-height:30rem){dialog{inset:0;inline-size:100%;block-size:100%;block-size:100dvh;border:0;border-radius:0}}
@media print{:host{display:none!important}}`);
root.adoptedStyleSheets = [sheet];

const region = make("aside", "", { "aria-label": label, dir: direction });
const button = make("button", label, { id: "ask", type: "button", "aria-haspopup": "dialog", "aria-expanded": "false" });
const dialog = make("dialog", "", { "aria-label": label });
const bar = make("header");
const shut = make("button", "✕", { type: "button", "aria-label": close });
const link = make("a", label + " ↗", { target: "_blank", rel: "noopener noreferrer", hidden: "" });
bar.append(make("span", label), shut);
dialog.append(bar, link);
region.append(button, dialog);
root.append(region);

let frame, ready;
const say = (type) => frame.contentWindow.postMessage({ madoguchi: VERSION, type }, home.origin);
const load = () => {
  const address = new URL(home);
  const asked = { lang: tag(), topic: options.topic, colour: colour === COLOUR ? "" : colour.slice(1) };
  for (const name in asked) if (asked[name]) address.searchParams.set(name, asked[name]);
  link.href = address;
  frame = make("iframe", "", {
    title: label,
    src: address,
    referrerpolicy: "no-referrer",
    sandbox: "allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals allow-top-navigation-by-user-activation",
  });
  const offer = () => (link.hidden = ready);
  frame.onload = () => {
    ready = false;
    say("hello");
    setTimeout(offer, 2000);
  };
  dialog.append(frame);
  setTimeout(offer, 10000);
};
const open = () => {
  if (!frame) load();
  matchMedia("(max-width:32rem),(max-height:30rem)").matches ? dialog.showModal() : dialog.show();
  button.setAttribute("aria-expanded", "true");
  if (ready) say("focus");
};
const hide = () => dialog.close();
button.onclick = () => (dialog.open ? hide() : open());
shut.onclick = hide;
dialog.onkeydown = (event) => event.key === "Escape" && hide();
dialog.onclose = () => {
  button.setAttribute("aria-expanded", "false");
  button.focus();
};
addEventListener("message", (event) => {
  if (event.origin !== home.origin || event.source !== frame?.contentWindow || event.data?.madoguchi !== VERSION) return;
  if (event.data.type === "ready") {
    ready = link.hidden = true;
    if (dialog.open) {
      frame.focus();
      say("focus");
    }
  }
  if (event.data.type === "close" && dialog.open) hide();
});
document.documentElement.append(host);
};
document.body ? start() : addEventListener("DOMContentLoaded", start);
})();
