// The story: other days and vantages are asked of the server and put in their place; gestures and keys for the timeline.
"use strict";
(() => {
  const story = document.querySelector(".story");
  if (!story) return;
  story.classList.add("by-hand");
  const DAY = 86400000;
  const find = (selector) => story.querySelector(selector);
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  // What is shown comes from the server: the parts that are marked are taken out of its answer.
  let asking = null;
  const here = () => new URL(location.href);
  const changed = (changes) => {
    const address = here();
    address.hash = "";
    for (const key of ["after", "before"]) address.searchParams.delete(key);
    for (const [key, value] of Object.entries(changes)) {
      if (value) address.searchParams.set(key, value);
      else address.searchParams.delete(key);
    }
    return address;
  };
  const room = () => Math.max(280, Math.floor(story.getBoundingClientRect().width));
  const renew = async (address, { keep = "replace", replays = false } = {}) => {
    asking?.abort();
    const mine = (asking = new AbortController());
    const asked = new URL(address);
    asked.searchParams.set("width", room());
    find(".timeline")?.classList.add("waits");
    let answer;
    try {
      const told = await fetch(asked, { signal: mine.signal });
      answer = new DOMParser().parseFromString(await told.text(), "text/html");
      if (!told.ok || !answer.querySelector(".story")) return location.assign(address);
    } catch (fault) {
      if (fault.name === "AbortError") return false;
      return location.assign(address);
    }
    if (asking !== mine) return false;
    if (keep === "push") history.pushState(null, "", address);
    else if (keep === "replace") history.replaceState(null, "", address);
    put(answer, replays);
    return true;
  };
  const put = (answer, replays) => {
    const had = new Set([...story.querySelectorAll("[data-event]")].map((one) => one.dataset.event));
    const focus = document.activeElement;
    const key = focus?.dataset?.event ? `[data-event="${focus.dataset.event}"]` : focus?.dataset?.renew ? `[data-renew="${focus.dataset.renew}"]` : "";
    const part = focus?.closest?.("[data-live]")?.dataset.live;
    const scrolled = find(".timeline")?.scrollLeft ?? 0;
    hide();
    for (const part of story.querySelectorAll("[data-live]")) {
      const fresh = answer.querySelector(`[data-live="${part.dataset.live}"]`);
      if (fresh) part.replaceWith(document.importNode(fresh, true));
    }
    const top = document.querySelector("header.top");
    const other = answer.querySelector("header.top");
    if (top && other && !top.contains(focus)) top.replaceWith(document.importNode(other, true));
    if (find(".timeline")) find(".timeline").scrollLeft = scrolled;
    if (replays) for (const one of story.querySelectorAll("[data-event]")) one.classList.toggle("fresh", !had.has(one.dataset.event));
    for (const form of story.querySelectorAll(".replay")) form.set?.(here().searchParams.get(form.dataset.name) ?? "");
    reach();
    // What had the focus is not always there any more: then what stands beside it has.
    if (part && !document.contains(focus)) {
      const beside = (focus.matches(".item") && items()[0]) || (part === "picture" && find(".zoom a")) || find(`[data-live="${part}"] a`);
      ((key && find(key)) || beside || document.getElementById("main")).focus({ preventScroll: true });
    }
    const told = find(".summary")?.textContent.trim() ?? "";
    if (find("[role=status]").textContent !== told) find("[role=status]").textContent = told;
  };
  addEventListener("popstate", () => renew(here(), { keep: "none" }));
  story.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-renew]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    renew(new URL(link.href?.baseVal ?? link.href, location.href), { keep: "push" });
  });

  // With the tab key one stop in the timeline and one in the strip; arrows go on from there.
  const items = () => [...story.querySelectorAll(".timeline a.item")];
  const bars = () => [...story.querySelectorAll(".strip a.bar")];
  const reach = () => {
    for (const some of [items(), bars()]) some.forEach((one, at) => one.setAttribute("tabindex", at ? -1 : 0));
    for (const title of story.querySelectorAll(".timeline title")) {
      title.parentNode.setAttribute("aria-label", title.textContent);
      title.parentNode.dataset.told = title.textContent;
      title.remove();
    }
  };
  const centre = (one) => {
    const box = one.querySelector(".hit").getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const beside = (some, from, key) => {
    const [x, y] = centre(from);
    const upright = key === "ArrowUp" || key === "ArrowDown";
    const way = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
    let best = null;
    let least = Infinity;
    for (const one of some) {
      const [otherX, otherY] = centre(one);
      const along = way * (upright ? otherY - y : otherX - x);
      const across = Math.abs(upright ? otherX - x : otherY - y);
      const far = along + (upright ? across / 4 : across * 4);
      if (one !== from && along > 0.5 && far < least) [best, least] = [one, far];
    }
    return best;
  };
  story.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const item = event.target.closest?.(".timeline a.item");
    const bar = event.target.closest?.(".strip a.bar");
    const some = item ? items() : bar ? bars() : [];
    let next = null;
    if (event.key === "Home") next = some[0];
    else if (event.key === "End") next = some.at(-1);
    else if (bar && event.key.startsWith("Arrow")) next = some[some.indexOf(bar) + (event.key === "ArrowLeft" || event.key === "ArrowUp" ? -1 : 1)];
    else if (item && event.shiftKey && event.key === "ArrowLeft") find('[data-renew="earlier"]')?.dispatchEvent(click());
    else if (item && event.shiftKey && event.key === "ArrowRight") find('[data-renew="later"]')?.dispatchEvent(click());
    else if (item && event.key.startsWith("Arrow")) next = beside(some, item, event.key);
    else if (item && (event.key === "+" || event.key === "=")) closer(item, 0.5);
    else if (item && event.key === "-") closer(item, 2);
    else if (event.key === "Escape") return hide();
    else return;
    if (!item && !bar) return;
    event.preventDefault();
    if (!next) return;
    for (const one of some) one.setAttribute("tabindex", one === next ? 0 : -1);
    next.focus();
  });
  const click = () => new MouseEvent("click", { bubbles: true, cancelable: true });
  // So many times the days, about the event that has the focus: it stays where it is.
  const closer = (item, times) => {
    const area = find(".timeline");
    const box = area.querySelector("svg").getBoundingClientRect();
    const days = Number(area.dataset.days);
    const wanted = Math.max(7, Math.round(days * times));
    const start = Date.parse(area.dataset.from) / DAY + Math.round(((centre(item)[0] - box.left) / box.width) * (days - wanted));
    renew(changed({ from: written(start), to: written(start + wanted - 1) }), { keep: "push" });
  };

  // The card: what an event is, beside its sign.
  const card = document.createElement("div");
  card.className = "beside-sign";
  card.hidden = true;
  card.setAttribute("aria-hidden", "true");
  document.body.append(card);
  const hide = () => (card.hidden = true);
  const show = (item) => {
    if (!item?.dataset.told || gesture) return hide();
    card.replaceChildren(
      ...item.dataset.told.split("\n").filter(Boolean).map((line) => {
        const written = document.createElement("p");
        written.textContent = line;
        return written;
      }),
    );
    card.hidden = false;
    const sign = item.querySelector(".hit").getBoundingClientRect();
    const box = card.getBoundingClientRect();
    const left = Math.min(Math.max(8, sign.left), document.documentElement.clientWidth - box.width - 8);
    const below = sign.bottom + 6;
    const top = below + box.height > innerHeight && sign.top - box.height - 6 > 0 ? sign.top - box.height - 6 : below;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
  };
  story.addEventListener("mouseover", (event) => show(event.target.closest?.(".timeline .item")));
  story.addEventListener("mouseleave", hide);
  story.addEventListener("focusin", (event) => {
    const item = event.target.closest?.(".timeline .item");
    if (item?.matches(":focus-visible")) show(item);
    else hide();
  });
  story.addEventListener("focusout", hide);

  // Gestures: while they last, what is drawn moves along; then the server draws it anew.
  const pointers = new Map();
  let gesture = null;
  let later = 0;
  const begin = () => {
    const area = find(".timeline");
    const svg = area.querySelector("svg");
    area.classList.add("moves");
    const moving = [...svg.querySelectorAll(".item, .day-line, .vantage-day")].map((one) => {
      const [x, y] = one.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
      const band = one.querySelector(".band");
      return { one, x, y, band, start: Number(band?.getAttribute("x")), length: Number(band?.getAttribute("width")) };
    });
    gesture = { width: svg.viewBox.baseVal.width, svg, moving, scale: 1, shift: 0, first: Date.parse(area.dataset.from) / DAY, days: Number(area.dataset.days), frame: 0 };
    hide();
  };
  const draw = () => {
    gesture.frame = 0;
    for (const { one, x, y, band, start, length } of gesture.moving) {
      one.setAttribute("transform", `translate(${(x * gesture.scale + gesture.shift).toFixed(1)} ${y})`);
      if (band) {
        band.setAttribute("x", start * gesture.scale);
        band.setAttribute("width", Math.max(18, length * gesture.scale));
      }
    }
  };
  const move = (by, factor, at) => {
    // What moved last stays where it is until the server has drawn it.
    if (!gesture && find(".timeline.waits")) return;
    if (!gesture) begin();
    const days = gesture.days / (gesture.scale * factor);
    const allowed = days < 7 || days > 3_000_000 ? 1 : factor;
    gesture.shift = at - (at - gesture.shift) * allowed + by;
    gesture.scale *= allowed;
    gesture.frame ||= requestAnimationFrame(draw);
  };
  const settle = (wait) => {
    clearTimeout(later);
    later = setTimeout(() => {
      if (!gesture) return;
      const { width, scale, shift, first, days } = gesture;
      cancelAnimationFrame(gesture.frame);
      gesture = null;
      const start = Math.round(first - (shift / scale / width) * days);
      const end = start + Math.max(7, Math.round(days / scale)) - 1;
      renew(changed({ from: written(start), to: written(end) }));
    }, wait);
  };
  const written = (day) => {
    const bounded = Math.min(Math.max(day, Date.parse("0001-01-01") / DAY), Date.parse("9999-12-31") / DAY);
    return new Date(bounded * DAY).toISOString().slice(0, 10);
  };
  const inside = (event) => event.clientX - find(".timeline svg").getBoundingClientRect().left;
  story.addEventListener(
    "wheel",
    (event) => {
      if (!event.target.closest?.(".timeline")) return;
      if (event.ctrlKey || event.metaKey) move(0, Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 150), inside(event));
      else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) move(-(event.deltaX || event.deltaY), 1, 0);
      else return;
      event.preventDefault();
      settle(180);
    },
    { passive: false },
  );
  let dragged = false;
  let picking = null;
  story.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    dragged = false;
    const bar = event.target.closest?.(".strip .bar");
    if (bar) picking = { from: bar, to: bar };
    else if (event.target.closest?.(".timeline")) pointers.set(event.pointerId, { x: event.clientX, first: event.clientX });
  });
  addEventListener("pointermove", (event) => {
    if (picking) {
      const bar = document.elementFromPoint(event.clientX, event.clientY)?.closest?.(".strip .bar");
      if (!bar || bar === picking.to) return;
      dragged = true;
      picking.to = bar;
      const [start, end] = chosen();
      for (const one of story.querySelectorAll(".strip .bar")) one.classList.toggle("picked", one.dataset.from >= start && one.dataset.to <= end);
      return;
    }
    const pointer = pointers.get(event.pointerId);
    if (!pointer || !find(".timeline svg")) return;
    if (pointers.size === 1 && !dragged && Math.abs(event.clientX - pointer.first) < 5) return;
    dragged = true;
    const before = [...pointers.values()].map((one) => one.x);
    const by = event.clientX - pointer.x;
    pointer.x = event.clientX;
    if (pointers.size === 1) return move(by, 1, 0);
    const after = [...pointers.values()].map((one) => one.x);
    const apart = (some) => Math.max(20, Math.abs(some[0] - some[1]));
    const left = find(".timeline svg").getBoundingClientRect().left;
    move(by / 2, apart(after) / apart(before), (after[0] + after[1]) / 2 - left);
  });
  const chosen = () => {
    const ends = [picking.from, picking.to];
    return [ends.map((one) => one.dataset.from).sort()[0], ends.map((one) => one.dataset.to).sort()[1]];
  };
  const release = (event) => {
    if (picking && dragged) {
      const [start, end] = chosen();
      renew(changed({ from: start, to: end }), { keep: "push" });
    }
    picking = null;
    if (pointers.delete(event.pointerId) && !pointers.size && gesture) settle(0);
  };
  addEventListener("pointerup", release);
  addEventListener("pointercancel", release);
  // A drag that ends on an event does not open it.
  story.addEventListener(
    "click",
    (event) => {
      if (!dragged) return;
      dragged = false;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  story.addEventListener("dragstart", (event) => event.target.closest?.(".timeline, .strip") && event.preventDefault());

  // What is left empty does not stand in the address.
  find(".filters form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URL(location.pathname, location.href);
    for (const [key, value] of new FormData(event.target)) if (value) address.searchParams.append(key, value);
    location.assign(address);
  });

  // Sliders: how the story became known, and how it went on, day by day.
  const inWords = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  for (const form of story.querySelectorAll(".replay")) {
    const days = form.dataset.days.split(" ").filter(Boolean);
    if (!days.length) continue;
    const label = form.querySelector("label");
    const input = label.querySelector("input");
    const name = form.getAttribute("aria-label");
    const slider = document.createElement("div");
    slider.className = "slider";
    const play = document.createElement("button");
    play.type = "button";
    play.className = "play";
    const range = document.createElement("input");
    Object.assign(range, { type: "range", min: 0, max: days.length, step: 1 });
    range.setAttribute("aria-label", name);
    const said = document.createElement("span");
    said.className = "said";
    const day = document.createElement("b");
    said.append(`${name}: `, day);
    slider.append(play, range);
    label.hidden = true;
    form.querySelector("button:not([type])").hidden = true;
    form.prepend(said);
    form.append(slider);
    // The last stop is all of it.
    const value = () => days[Number(range.value)] ?? "";
    const spoken = (text) => (text ? `${form.dataset.to} ${inWords.format(Date.parse(text))}` : form.dataset.all);
    const say = () => {
      const words = spoken(value());
      day.textContent = words;
      range.setAttribute("aria-valuetext", words);
      input.value = value();
    };
    const mark = (plays) => {
      play.textContent = plays ? "❚❚" : "▶";
      play.setAttribute("aria-label", plays ? "Stop" : `Play: ${name}`);
      play.title = plays ? "Stop" : "Play";
    };
    let playing = 0;
    const stop = () => {
      clearTimeout(playing);
      playing = 0;
      mark(false);
    };
    const ask = () => renew(changed({ [form.dataset.name]: value() }), { replays: true });
    const stride = Math.max(1, Math.ceil(days.length / 60));
    const step = async (at) => {
      const began = performance.now();
      range.value = Math.min(days.length, at);
      say();
      const done = await ask();
      if (!playing) return;
      if (done === false || Number(range.value) >= days.length) return stop();
      const wait = (still.matches ? 1600 : 900) - (performance.now() - began);
      playing = setTimeout(() => step(at + stride), Math.max(60, wait));
    };
    play.addEventListener("click", () => {
      if (playing) return stop();
      const from = Number(range.value) >= days.length ? 0 : Number(range.value) + stride;
      mark(true);
      playing = setTimeout(() => step(from), 0);
    });
    let soon = 0;
    range.addEventListener("input", () => {
      if (playing) stop();
      say();
      clearTimeout(soon);
      soon = setTimeout(ask, 90);
    });
    form.set = (text) => {
      if (document.activeElement === range || playing) return;
      const at = days.findIndex((one) => one >= text);
      range.value = !text || at < 0 ? days.length : at;
      say();
      if (text) day.textContent = spoken(text);
      input.value = text;
    };
    mark(false);
    form.set(form.dataset.chosen);
  }

  reach();
  // Where there is another room than the server took for granted, it draws for that.
  const fit = () => {
    const drawn = find(".timeline svg")?.viewBox.baseVal.width;
    if (drawn && Math.abs(drawn - room()) > 8) renew(here(), { keep: "none" });
  };
  fit();
  let resized = 0;
  addEventListener("resize", () => {
    clearTimeout(resized);
    resized = setTimeout(fit, 200);
  });
})();
