"use strict";
// Searches without a server: the index stands beside this script in small files, which are loaded as they are needed.
// Each calls minutebookIndex with its name and content; so they load from a disk as well as from a server.
(() => {
  const base = document.currentScript.src.replace(/[^/]*$/, "index/");
  const most = 50;
  const loading = new Map();
  const arrived = new Map();

  window.minutebookIndex = (name, content) => arrived.get(name)?.(content);

  function load(name) {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve) => {
        arrived.set(name, resolve);
        const script = document.createElement("script");
        script.src = `${base}${name}.js`;
        script.onerror = () => resolve(null);
        document.head.append(script);
      }));
    }
    return loading.get(name);
  }

  // As tui/documents/site/search.py folds and parts words.
  const wordsIn = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const partOf = (word) => (/^[a-z0-9]{1,2}/.test(word) ? word.match(/^[a-z0-9]{1,2}/)[0] : "other");

  function numbers(steps, into) {
    let at = 0;
    for (const step of steps) {
      at += step;
      into.add(at);
    }
  }

  async function pagesWith(word, parts) {
    const inTitle = new Set();
    const anywhere = new Set();
    const name = partOf(word);
    const part = parts.has(name) ? await load(name) : null;
    for (const [known, [titles, texts]] of Object.entries(part ?? {})) {
      if (known.startsWith(word)) {
        numbers(titles, inTitle);
        numbers(titles, anywhere);
        numbers(texts, anywhere);
      }
    }
    return { inTitle, anywhere };
  }

  async function search(typed) {
    const words = wordsIn(typed);
    const about = await load("about");
    if (!words.length || about === null) {
      return { count: 0, pages: [], failed: about === null };
    }
    const parts = new Set(about.parts);
    const found = await Promise.all(words.map((word) => pagesWith(word, parts)));
    const all = [...found[0].anywhere].filter((page) => found.every((each) => each.anywhere.has(page)));
    const inTitle = (page) => found.filter((each) => each.inTitle.has(page)).length;
    const ranked = all.sort((a, b) => inTitle(b) - inTitle(a) || a - b).slice(0, most);
    const lists = new Map();
    for (const list of new Set(ranked.map((page) => Math.floor(page / about.list)))) {
      lists.set(list, await load(`pages-${list}`));
    }
    const pages = ranked.map((page) => lists.get(Math.floor(page / about.list))?.[page % about.list]).filter(Boolean);
    return { count: all.length, pages, failed: false };
  }

  const form = document.querySelector("main form");
  const input = document.getElementById("q");
  const told = document.getElementById("told");
  const results = document.getElementById("results");
  let latest = 0;
  let done = Promise.resolve();

  function said(typed, { count, pages, failed }) {
    if (failed) return "The index could not be loaded.";
    if (!typed.trim()) return "";
    if (!count) return `Nothing has all of these words: ${typed}`;
    const shown = count > pages.length ? `, the first ${pages.length} are shown` : "";
    return `${count} ${count === 1 ? "page has" : "pages have"} these words${shown}.`;
  }

  async function show() {
    const turn = ++latest;
    const typed = input.value;
    const found = await search(typed);
    if (turn !== latest) return;
    results.replaceChildren(...found.pages.map(([path, title, about]) => {
      const line = document.createElement("li");
      const link = document.createElement("a");
      link.href = path;
      link.textContent = title;
      const kind = document.createElement("span");
      kind.textContent = about;
      line.append(link, kind);
      return line;
    }));
    told.textContent = said(typed, found);
  }

  function links() {
    return [input, ...results.querySelectorAll("a")];
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await done;
    results.querySelector("a")?.focus();
  });
  input.addEventListener("input", () => { done = show(); });
  form.parentElement.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = links().indexOf(document.activeElement);
    const next = step && at >= 0 ? links()[at + step] : undefined;
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });

  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked;
    done = show();
  }
  input.focus();
})();
