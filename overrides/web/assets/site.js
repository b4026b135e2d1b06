/* Leaving quickly, search and the small comforts of the frame. Nothing is stored or sent. */
"use strict";

const one = (selector, inside = document) => inside.querySelector(selector);
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const LANGUAGE = document.documentElement.lang;

for (const part of all("[data-needs-script]")) part.hidden = false;

/* ---- Leave quickly: a click, or Shift three times (the behaviour of GOV.UK's Exit this page) ---- */
{
  const link = one("[data-leave]");
  const status = one("[data-leave-status]");
  const veil = one("[data-veil]");
  const title = document.title;
  const PATIENCE = 5000;
  let presses = 0;
  let alone = false;
  let timer;

  const say = (step) => { status.textContent = link.dataset[`said-${step}`]; };

  const leave = (event) => {
    event.preventDefault();
    clearTimeout(timer);
    veil.hidden = false;
    document.title = link.textContent;
    say(3);
    location.replace(link.href);
  };

  const stay = (words) => {
    clearTimeout(timer);
    presses = 0;
    if (words) say(0); else status.textContent = "";
  };

  link.addEventListener("click", leave);
  one("[data-leave-too]").addEventListener("click", leave);
  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && (alone || !event.repeat);
  });
  document.addEventListener("pointerdown", () => { alone = false; });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    presses += 1;
    if (presses === 3) return leave(event);
    say(presses);
    clearTimeout(timer);
    timer = setTimeout(stay, PATIENCE, true);
  });
  addEventListener("pageshow", () => {
    veil.hidden = true;
    document.title = title;
    stay(false);
  });
}

/* ---- The menu and the search close with Escape ---- */
for (const box of all(".menu details")) {
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.open) return;
    box.open = false;
    one("summary", box).focus();
  });
}

/* ---- A table wider than its place can be scrolled by keyboard ---- */
{
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const table of all(".table")) watcher.observe(table);
}

/* ---- Search: every word must occur; in titles and at the start of words it counts more ---- */
{
  const box = one("[data-search]");
  const input = one("input", box);
  const status = one("[role=status]", box);
  const list = one("ol", box);
  const base = new URL(`${document.body.dataset.base}/`, location.href);
  const SHOWN = 12;
  let index;

  /* Small letters by the rules of the language, without accents and without vowel signs. */
  const fold = (text) => text.toLocaleLowerCase(LANGUAGE).normalize("NFD")
    .replace(/[\p{Mn}\u0640]/gu, "").replace(/ı/g, "i").replace(/ة/g, "ه").replace(/ى/g, "ي");

  const plain = (html) =>
    new DOMParser().parseFromString(html, "text/html").body.textContent.replace(/\s+/g, " ").trim();

  /* The index is a script that calls `searchIndex`: it loads where a page is opened from disk, too. */
  const fetched = () => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    window.searchIndex = resolve;
    script.src = new URL("search/search_index.js", base);
    script.addEventListener("error", reject);
    document.head.append(script);
  });

  const load = async () => {
    const { docs } = await fetched();
    const pages = new Map();
    return docs.map(({ location: place, title, text }) => {
      const entry = { place, title: plain(title), text: plain(text) };
      if (!place.includes("#")) pages.set(place, entry.title);
      const page = pages.get(place.split("#")[0]);
      entry.page = page === entry.title ? "" : page ?? "";
      entry.inTitle = ` ${fold(entry.title)}`;
      entry.inText = ` ${fold(entry.text)}`;
      return entry;
    });
  };

  const points = (entry, word) => {
    // Only what has a meaning in a pattern is escaped: vowel signs of Devanagari may not be.
    const exactly = word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    const start = new RegExp(`[^\\p{L}\\p{N}\\p{M}]${exactly}`, "u");
    if (start.test(entry.inTitle)) return 8;
    if (entry.inTitle.includes(word)) return 4;
    if (start.test(entry.inText)) return 2;
    return entry.inText.includes(word) ? 1 : 0;
  };

  const rank = (entry, words) => {
    const each = words.map((word) => points(entry, word));
    return each.includes(0) ? 0 : each.reduce((sum, value) => sum + value, 0);
  };

  /* A few words of the text around the first hit. */
  const excerpt = (text, words) => {
    const parts = text.split(" ");
    const hit = Math.max(0, parts.findIndex((part) => words.some((w) => fold(part).includes(w))));
    const from = Math.max(0, hit - 6);
    const shown = parts.slice(from, hit + 16).join(" ");
    return `${from ? "… " : ""}${shown}${hit + 16 < parts.length ? " …" : ""}`;
  };

  const add = (parent, name, text) => {
    const element = document.createElement(name);
    element.textContent = text;
    element.dir = "auto";
    parent.append(element);
    return element;
  };

  const item = (entry, words) => {
    const row = document.createElement("li");
    add(row, "a", entry.title).href = new URL(entry.place, base);
    if (entry.page) add(row, "span", entry.page);
    if (entry.text) add(row, "p", excerpt(entry.text, words));
    return row;
  };

  const search = async () => {
    const asked = input.value;
    const words = fold(asked).split(/\s+/).filter(Boolean);
    index ??= load();
    const entries = await index;
    if (asked !== input.value) return;
    const found = entries.map((entry) => [words.length ? rank(entry, words) : 0, entry])
      .filter(([value]) => value).sort(([a], [b]) => b - a).map(([, entry]) => entry);
    list.replaceChildren(...found.slice(0, SHOWN).map((entry) => item(entry, words)));
    const many = new Intl.NumberFormat(LANGUAGE).format(found.length);
    const { found: before, none } = status.dataset;
    status.textContent = !words.length ? "" : found.length ? `${before} ${many}` : none;
  };

  input.addEventListener("input", search);
  box.addEventListener("toggle", () => { if (box.open) input.focus(); });
  one("form", box).addEventListener("submit", (event) => {
    event.preventDefault();
    one("a", list)?.focus();
  });
}
