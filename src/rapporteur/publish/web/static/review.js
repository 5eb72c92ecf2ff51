// Review by keyboard: a key does what its button does or goes to its field, and the page is put in place without a load.
"use strict";
const main = document.getElementById("main");
const typing = (target) => target.matches("input:not([type=hidden]), select, textarea");
let busy = false;

const put = async (answer, push) => {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const why = main.querySelector("[data-why]")?.value;
  main.replaceChildren(...page.getElementById("main").childNodes);
  document.title = page.title;
  const field = main.querySelector("[data-why]");
  if (field && why) field.value = why;
  if (push && answer.ok) history.pushState(null, "", answer.url);
  main.focus();
};

const go = async (address, options, push = true) => {
  if (busy) return;
  busy = true;
  try {
    await put(await fetch(address, options), push);
  } catch {
    location.assign(address);
  } finally {
    busy = false;
  }
};

const withReason = (form) => {
  for (const field of form.querySelectorAll("[data-reason]")) {
    field.value = main.querySelector("[data-why]")?.value ?? field.value;
  }
};

main.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  withReason(form);
  go(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
});
main.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-key]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.href);
});
addEventListener("popstate", () => go(location.href, undefined, false));
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(event.target)) main.focus();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const at = event.key === "w" ? main.querySelector("[data-why]") : main.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!at) return;
  event.preventDefault();
  if (typing(at)) at.focus();
  else at.click();
});
