// Suggestions while somebody types in the search box (the ARIA combobox pattern). Without this script the
// same form searches when it is sent. Nothing typed is kept; a suggestion is asked for after a short pause.
"use strict";
(() => {
  const form = document.querySelector("form[data-suggest]");
  if (!form) return;
  const box = form.querySelector("[name=q]");
  const list = document.createElement("ul");
  const said = document.createElement("p");
  let asked = 0;
  let timer;
  let chosen = -1;

  list.id = "suggestions";
  list.className = "menu suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.list);
  said.className = "unseen";
  said.setAttribute("role", "status");
  form.append(list, said);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) box.setAttribute(name, value);

  const close = () => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const mark = (place) => {
    const options = [...list.children];
    chosen = (place + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    box.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  };

  const take = (option) => {
    close();
    if (option.dataset.url) {
      location.assign(option.dataset.url);
    } else {
      box.value = option.textContent;
      form.requestSubmit();
    }
  };

  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map((one, place) => {
      const option = document.createElement("li");
      option.id = `suggestion-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.lang = one.language;
      option.dir = "auto";
      option.textContent = one.text;
      if (one.url) option.dataset.url = new URL(one.url, location.href).pathname;
      return option;
    }));
    chosen = -1;
    list.hidden = !suggestions.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    said.textContent = suggestions.length ? form.dataset.found : form.dataset.none;
  };

  const ask = async () => {
    const typed = box.value.trim();
    const mine = ++asked;
    if (!typed) return close();
    try {
      const answer = await fetch(`${form.dataset.suggest}&q=${encodeURIComponent(typed)}`);
      const { suggestions } = await answer.json();
      if (mine === asked && document.activeElement === box) show(suggestions);
    } catch {
      close(); // the form still searches
    }
  };

  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, 200);
  });
  box.addEventListener("compositionend", () => { timer = setTimeout(ask, 200); });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) {
      event.preventDefault();
      mark(chosen < 0 && move < 0 ? -1 : chosen + move);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      take(list.children[chosen]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  box.addEventListener("blur", () => setTimeout(close, 150));
  form.addEventListener("submit", () => { asked += 1; close(); });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
})();
