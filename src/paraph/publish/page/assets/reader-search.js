/* Search in the chosen languages: blind to case, ё and е, kinds of apostrophes and of spaces. */
"use strict";

(function (P) {
  const WAIT = 150;
  const FEWEST = 2;
  const ALIKE = { ё: "е", "\u00a0": " ", "\u202f": " ", "ʻ": "'", "ʼ": "'", "‘": "'", "’": "'", "`": "'", "–": "-", "—": "-", "\n": " " };
  const UNLIKE = new RegExp(`[${Object.keys(ALIKE).join("")}]`, "g");

  let show = null;
  let index = null;
  let hits = [];
  let at = -1;
  let wanted = "";
  let timer = 0;

  P.startSearch = function (shown) {
    show = shown;
    index = null;
    run(false);
  };

  /** Letter by letter, so that a place in the one is the same place in the other. */
  function folded(text) {
    let low = text.toLowerCase();
    if (low.length !== text.length) low = [...text].map(lowered).join("");
    return low.replace(UNLIKE, (sign) => ALIKE[sign]);
  }

  /** A letter whose small form is longer stays as it is. */
  function lowered(letter) {
    const low = letter.toLowerCase();
    return low.length === letter.length ? low : letter;
  }

  /** Anchor and words of every passage and row, made when first asked for. */
  function entries() {
    if (index) return index;
    index = [];
    const codes = show.languages.map((language) => language.code);
    for (const part of show.model.parts) {
      for (const block of part.b) {
        for (const node of block.r || [block]) index.push({ anchor: P.anchor(node), words: folded(texts(node, codes)) });
      }
    }
    return index;
  }

  function texts(node, codes) {
    const said = node.z ? node.z.flatMap((cell) => (Array.isArray(cell) ? [cell] : codes.map((code) => cell[code] || []))) : codes.map((code) => node.t[code] || []);
    return said.map(P.plain).join("\u0001");
  }

  function run(go) {
    const field = P.by("search");
    wanted = folded(field.value.trim());
    hits = wanted.length < FEWEST ? [] : entries().filter((entry) => entry.words.includes(wanted)).map((entry) => entry.anchor);
    at = -1;
    if (go && hits.length) {
      const order = P.order();
      const mine = P.here() === null ? -1 : order.get(P.here());
      at = Math.max(hits.findIndex((anchor) => order.get(anchor) >= mine), 0);
      P.goTo(hits[at], { quiet: true, link: false });
    }
    told();
  }

  function told() {
    const none = wanted.length < FEWEST;
    const text = none ? "" : hits.length ? P.say("reader.found", { at: at + 1, of: hits.length }) : P.say("reader.found-none");
    P.by("found").textContent = text;
    for (const id of ["found-previous", "found-next"]) P.by(id).disabled = !hits.length;
    paint();
  }

  function stepHit(way) {
    if (!hits.length) return;
    at = (at + way + hits.length) % hits.length;
    P.goTo(hits[at], { quiet: true });
    told();
  }

  /* ---- the words themselves are marked without touching the text */

  function paint() {
    if (!window.CSS || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (!hits.length) return;
    const found = new Set(hits);
    const ranges = [];
    for (const section of P.sections()) {
      if (!section.full) continue;
      for (const row of section.querySelectorAll(".row, tr[id]")) {
        if (found.has(row.id)) ranges.push(...matches(row));
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  function matches(row) {
    const out = [];
    for (const cell of row.querySelectorAll(".said, td p, th p")) {
      const nodes = [];
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT, (node) => (node.parentElement.closest(".vh") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
      let text = "";
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push([node, text.length]);
        text += folded(node.data);
      }
      for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + wanted.length)) {
        out.push(range(nodes, from, from + wanted.length));
      }
    }
    return out;
  }

  function range(nodes, from, to) {
    const made = document.createRange();
    const place = (where, end) => {
      const found = nodes.filter(([, start]) => (end ? start < where : start <= where)).pop();
      return [found[0], where - found[1]];
    };
    made.setStart(...place(from, false));
    made.setEnd(...place(to, true));
    return made;
  }

  /* ---- start */

  P.bindSearch = function () {
    const field = P.by("search");
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => run(true), WAIT);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        stepHit(event.shiftKey ? -1 : 1);
      } else if (event.key === "Escape") {
        field.value = "";
        run(false);
      }
    });
    P.by("found-next").addEventListener("click", () => stepHit(1));
    P.by("found-previous").addEventListener("click", () => stepHit(-1));
    document.addEventListener("paraph:filled", () => hits.length && paintSoon());
  };

  let painting = false;

  function paintSoon() {
    if (painting) return;
    painting = true;
    setTimeout(() => {
      painting = false;
      paint();
    }, 200);
  }
})(Paraph);
