/* The text as sections that are filled when they come near, and the rest while nothing else is to be done: a thousand
   articles are there for the eye at once, and soon for the search of the browser, for the ear and for the printer. */
"use strict";

(function (P) {
  const SLICE = 8; /* milliseconds of work before the page is let go */
  const NEAR = "600px 0px";

  let sections = [];
  let show = null;
  let watch = null;
  let next = 0;
  let turn = 0;

  /** Put the sections of a model into `root`; nothing of a former one is left. */
  P.unfold = function (root, shown) {
    show = shown;
    next = 0;
    turn += 1;
    watch?.disconnect();
    watch = new IntersectionObserver(met, { rootMargin: NEAR });
    sections = show.model.parts.map((part) => {
      const names = ["part", part.r, part.c ? "c" : part.lines.length ? "c n" : "", part.g ? "gone" : ""];
      const node = P.el("section", { id: `part:${part.anchor}`, class: names.filter(Boolean).join(" ") });
      node.guess = `${height(part)}px`;
      node.style.minHeight = node.guess;
      node.holds = part;
      return node;
    });
    root.replaceChildren(...sections);
    for (const section of sections) watch.observe(section);
    const mine = turn;
    idle(() => fillRest(mine));
  };

  /** The section of a part, filled. */
  P.filled = function (part) {
    const section = sections[part.at];
    if (section && !section.full) fill(section);
    return section;
  };

  /** Everything, now: for the printer. */
  P.fillAll = function () {
    for (const section of sections) if (!section.full) fill(section);
  };

  P.sections = () => sections;

  function met(entries) {
    for (const entry of entries) if (entry.isIntersecting && !entry.target.full) fill(entry.target);
  }

  function fill(section) {
    section.full = true;
    section.style.minHeight = "";
    section.style.containIntrinsicSize = `auto ${section.guess}`;
    section.append(...P.rows(section.holds, show));
    watch.unobserve(section);
    document.dispatchEvent(new CustomEvent("paraph:filled", { detail: section }));
  }

  function fillRest(mine) {
    const end = performance.now() + SLICE;
    while (mine === turn && next < sections.length && performance.now() < end) {
      if (!sections[next].full) fill(sections[next]);
      next += 1;
    }
    if (mine === turn && next < sections.length) idle(() => fillRest(mine));
  }

  const idle = (work) => (window.requestIdleCallback ? requestIdleCallback(work) : setTimeout(work, 16));

  /** About how tall a part will be, so that the bar at the side does not jump. */
  function height(part) {
    const wide = Math.max(18, Math.floor(innerWidth / (show.sides ? 2 : show.languages.length || 1) / 11));
    const deep = (block) => {
      if (block.r) return 40 * block.r.length;
      const longest = Math.max(...show.languages.map((language) => P.plain(block.t[language.code] || []).length), 0);
      return 14 + 25 * Math.ceil(longest / wide) * (show.sides ? show.languages.length : 1);
    };
    return 24 + part.b.reduce((sum, block) => sum + deep(block), 0);
  }
})(Paraph);
