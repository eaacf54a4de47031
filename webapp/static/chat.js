// Sends each turn without loading the page anew. The transcript lives in this page only and is gone with it.
// Without this script the same forms work, one page a turn.
"use strict";
(() => {
  const log = document.getElementById("log");
  const write = document.getElementById("write");
  const box = document.getElementById("message");
  const status = write.querySelector("[data-status]");
  // The server escapes all that it sends; the policy names the one place where its HTML enters the page.
  const policy = window.trustedTypes
    ? trustedTypes.createPolicy("madoguchi", { createHTML: (html) => html })
    : { createHTML: (html) => html };

  const say = (text) => {
    status.textContent = text;
    status.hidden = !text;
  };

  const keepState = (state) => {
    let field = write.querySelector("[name=state]");
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = "state";
      write.append(field);
    }
    field.value = state;
  };

  const show = (html) => {
    const turn = new DOMParser()
      .parseFromString(policy.createHTML(html), "text/html")
      .querySelector("article.turn");
    if (!turn) throw new Error("no turn");
    document.getElementById("latest")?.removeAttribute("id");
    log.append(turn);
    keepState(turn.dataset.state);
    turn.scrollIntoView({ block: "start" });
  };

  const send = async (form, message) => {
    const fields = new URLSearchParams({ message, part: "turn" });
    const state = form.querySelector("[name=state]");
    if (state) fields.set("state", state.value);
    const answer = await fetch(form.action, { method: "POST", body: fields });
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.text());
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-chat]");
    if (!form) return;
    const message = event.submitter?.value || box.value;
    if (!message.trim()) return;
    event.preventDefault();
    if (log.ariaBusy === "true") return;
    log.ariaBusy = "true";
    say("");
    try {
      await send(form, message);
      if (form === write) box.value = "";
      box.focus({ preventScroll: true });
    } catch {
      say(write.dataset.failed);
    } finally {
      log.ariaBusy = "false";
    }
  });

  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      write.requestSubmit();
    }
  });
})();
