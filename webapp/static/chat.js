// Sends each turn without loading the page anew. The transcript lives in this page only and is gone with it.
// Without this script the same forms work, one page a turn.
"use strict";
(() => {
  const PATIENCE = 30_000; // milliseconds; a bad line is slow, not dead
  const find = (id) => document.getElementById(id);
  const [log, waiting, write, box, again, print] = ["log", "waiting", "write", "message", "again", "print"].map(find);
  // The server escapes all that it sends; the policy names the one place where its HTML enters the page.
  const policy = window.trustedTypes
    ? trustedTypes.createPolicy("madoguchi", { createHTML: (html) => html })
    : { createHTML: (html) => html };
  const read = (html) => new DOMParser().parseFromString(policy.createHTML(html), "text/html");
  let underWay = false;

  const wait = (message) => {
    underWay = message !== null;
    waiting.hidden = !underWay;
    waiting.querySelector("bdi").textContent = message ?? "";
    if (underWay) waiting.scrollIntoView({ block: "nearest" });
  };

  // The log is the one live region: what goes wrong is said there too.
  const complain = (words) => {
    const said = document.createElement("p");
    said.className = "notice caution failed";
    said.textContent = words;
    log.append(said);
    said.scrollIntoView({ block: "nearest" });
  };

  const keepState = (state) => {
    write.querySelectorAll("[name=earlier], [name=before]").forEach((field) => field.remove());
    let field = write.querySelector("[name=state]");
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = "state";
      write.append(field);
    }
    field.value = state;
  };

  const offerTools = () => {
    find("starters")?.remove();
    again.hidden = print.hidden = false;
  };

  const show = (turn) => {
    find("latest")?.removeAttribute("id");
    log.append(turn);
    keepState(turn.dataset.state);
    offerTools();
    turn.scrollIntoView({ block: "start" });
  };

  const ask = async (form, message) => {
    const fields = new URLSearchParams({ message, part: "turn" });
    const state = form.querySelector("[name=state]");
    if (state) fields.set("state", state.value);
    const answer = await fetch(form.action, {
      method: "POST",
      body: fields,
      signal: AbortSignal.timeout?.(PATIENCE),
    });
    const page = read(await answer.text());
    const turn = answer.ok && page.querySelector("article.turn");
    if (turn) return turn;
    throw new Error(page.querySelector("#slip")?.textContent.trim() || write.dataset.failed);
  };

  const send = async (form, message) => {
    log.querySelector(".failed")?.remove();
    wait(message);
    try {
      const turn = await ask(form, message);
      wait(null);
      show(turn);
      return true;
    } catch (trouble) {
      wait(null);
      complain(trouble instanceof TypeError || trouble instanceof DOMException ? write.dataset.failed : trouble.message);
      return false;
    }
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-chat]");
    if (!form) return;
    const chosen = event.submitter?.name === "message" ? event.submitter : null;
    const message = chosen ? chosen.value : box.value;
    if (!message.trim()) return;
    event.preventDefault();
    if (underWay) return;
    const sent = await send(form, message);
    if (chosen) {
      // The focus stays on the choice; where that is gone, it goes to the answer.
      if (!chosen.isConnected) find("latest")?.focus({ preventScroll: true });
    } else {
      if (sent && box.value === message) box.value = "";
      box.focus({ preventScroll: true });
    }
  });

  box.addEventListener("keydown", (event) => {
    // 229: Safari ends a composition before it tells of the key that ended it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    write.requestSubmit();
  });

  // Paper cannot unfold anything.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...log.querySelectorAll("details:not([open])")];
    folded.forEach((part) => (part.open = true));
  });
  window.addEventListener("afterprint", () => folded.forEach((part) => (part.open = false)));
  print.addEventListener("click", () => window.print());
  if (log.querySelector(".turn")) offerTools();
})();
