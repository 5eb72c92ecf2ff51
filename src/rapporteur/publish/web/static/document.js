// A report: what is pointed at, or has the focus, in the text or in the notes is shown in both; #s120-135 is lit.
"use strict";
for (const place of document.querySelectorAll(".document")) {
  const of = new Map();
  for (const item of place.querySelectorAll("[data-notes]")) {
    for (const note of item.dataset.notes.split(" ")) {
      if (!of.has(note)) of.set(note, []);
      of.get(note).push(item);
    }
  }
  const list = place.querySelector(".notes");
  const boxes = [...place.querySelectorAll(".layers input")];
  const layers = { e: "events", q: "statements", t: "times", p: "people" };
  const isOn = (layer) => boxes.some((box) => box.checked && box.className === `show-${layer}`);
  let shown = [];

  const show = (target) => {
    const item = target instanceof Element ? target.closest("[data-notes]") : null;
    for (const one of shown) one.classList.remove("on");
    shown = [];
    if (!item || !place.contains(item)) return;
    // Of several that lie over each other, the innermost that is switched on.
    const note = item.dataset.notes.split(" ").find((key) => isOn(layers[key[0]]));
    shown = note ? of.get(note) : [];
    for (const one of shown) one.classList.add("on");
    const written = shown.find((one) => list.contains(one));
    if (written && !list.contains(item) && list.scrollHeight > list.clientHeight) {
      const top = written.getBoundingClientRect().top - list.getBoundingClientRect().top;
      list.scrollTop += top - list.clientHeight / 3;
    }
  };
  place.addEventListener("mouseover", (event) => show(event.target));
  place.addEventListener("mouseleave", () => show(document.activeElement));
  place.addEventListener("focusin", (event) => show(event.target));
  place.addEventListener("focusout", () => show(null));

  // What a layer that is switched off had marked is text again: no link, and nothing to stop at with the tab key.
  const leads = new Map([...place.querySelectorAll(".body a")].map((link) => [link, link.getAttribute("href")]));
  const reach = () => {
    for (const [link, address] of leads) {
      if (isOn(layers[/n-(.)\d+$/.exec(address)[1]])) link.setAttribute("href", address);
      else link.removeAttribute("href");
    }
  };
  for (const box of boxes) box.addEventListener("change", reach);
  reach();
}

const light = () => {
  const asked = /^#(.*)s(\d+)-(\d+)$/.exec(decodeURIComponent(location.hash));
  if (!asked) return;
  for (const one of document.querySelectorAll(".asked")) one.classList.remove("asked");
  const begin = document.getElementById(location.hash.slice(1));
  if (!begin) {
    // A stretch that nothing begins with: the server cuts the text there.
    const address = new URL(location.href);
    address.searchParams.set("span", `${asked[2]}-${asked[3]}`);
    address.searchParams.delete("part");
    address.hash = "lit";
    if (!asked[1]) location.replace(address);
    return;
  }
  for (const one of begin.closest(".body").querySelectorAll("[data-span]")) {
    const [start, end] = one.dataset.span.split("-").map(Number);
    if (start >= Number(asked[2]) && end <= Number(asked[3])) one.classList.add("asked");
  }
};
addEventListener("hashchange", light);
light();
