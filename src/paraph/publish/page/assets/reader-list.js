/* The list of articles: what became of each, and which one is being read. */
"use strict";

(function (P) {
  const BECAME = { i: "kind.added", d: "kind.deleted", t: "kind.moved", f: "kind.moved" };
  let links = [];
  let watch = null;

  P.listArticles = function (show) {
    const list = P.by("articles");
    links = show.model.parts.map((part) => link(part, show));
    list.replaceChildren(...links.map((each) => P.el("li", { class: classes(each.holds) }, each)));
    follow(links);
  };

  function link(part, show) {
    const { text, code } = P.partName(part, show.codes);
    const node = P.el("a", { href: show.lead(part.anchor) }, P.el("span", { class: "name", lang: show.tag(code) }, text));
    const badge = told(part, show);
    if (badge) node.append(" ", P.el("span", { class: `badge ${part.o || ""}`.trim() }, badge));
    node.holds = part;
    return node;
  }

  const classes = (part) => [part.c ? "c" : "", part.o === "d" || part.o === "f" ? "gone" : ""].filter(Boolean).join(" ") || null;

  /** A word for an article that came, went or moved; else how many changes are in it. */
  function told(part, show) {
    if (part.o) return (part.o === "f" ? "→ " : part.o === "t" ? "← " : "") + P.say(BECAME[part.o]);
    const count = show.model.steps.filter((step) => step.part === part).length;
    return count ? P.say("changes.count", { n: count }) : "";
  }

  let held = 0;

  /** Where one goes is what is read, whatever else is in sight. */
  document.addEventListener("paraph:here", (event) => {
    held = performance.now() + 600;
    mark(links, event.detail.at);
  });

  /** The article at the top of the screen is marked in the list. */
  function follow(all) {
    watch?.disconnect();
    const seen = new Set();
    watch = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (entry.isIntersecting) seen.add(entry.target.holds.at);
          else seen.delete(entry.target.holds.at);
        }
        if (seen.size && performance.now() > held) mark(all, Math.min(...seen));
      },
      { rootMargin: "-25% 0px -60% 0px" },
    );
    for (const section of P.sections()) watch.observe(section);
  }

  function mark(all, at) {
    for (const node of P.by("articles").querySelectorAll("[aria-current]")) node.removeAttribute("aria-current");
    all[at]?.setAttribute("aria-current", "location");
    const list = P.by("list");
    const node = all[at];
    /* The list follows by itself only where it stands beside the text. */
    if (node && getComputedStyle(list).position === "sticky") {
      const top = node.offsetTop - list.offsetTop;
      if (top < list.scrollTop || top > list.scrollTop + list.clientHeight - 60) list.scrollTop = top - list.clientHeight / 3;
    }
  }
})(Paraph);
