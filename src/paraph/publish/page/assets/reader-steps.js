/* Where one is in the text: from change to change, from passage to passage, and the link of each. */
"use strict";

(function (P) {
  let show = null;
  let here = null; /* the anchor one stands on */

  /** A new text is shown; one stands nowhere in it yet. */
  P.startSteps = function (shown) {
    show = shown;
    here = null;
    count();
  };

  P.here = () => here;

  /** Go to a passage or a part. Returns false where there is none. */
  P.goTo = function (anchor, { quiet = false, link = true } = {}) {
    const place = show.model.places.get(anchor);
    if (!place) return false;
    P.filled(place.part);
    leave();
    here = anchor;
    const node = P.by(anchor) || P.by(`part:${anchor}`);
    node.classList.add("here");
    node.closest(".part").classList.add("here");
    node.closest(".row")?.classList.add("here");
    if (!node.hasAttribute("tabindex")) node.setAttribute("tabindex", "-1");
    inSight(node);
    if (!quiet) node.focus({ preventScroll: true });
    if (link) P.setLink(anchor);
    count();
    document.dispatchEvent(new CustomEvent("paraph:here", { detail: place.part }));
    return true;
  };

  function leave() {
    for (const node of document.querySelectorAll("#text .here")) node.classList.remove("here");
  }

  /** Twice: what comes near is laid out for the first time and may push the place away. */
  function inSight(node) {
    const put = () => node.scrollIntoView({ block: node.offsetHeight > innerHeight / 2 ? "start" : "center" });
    put();
    requestAnimationFrame(() => requestAnimationFrame(put));
  }

  /* ---- changes */

  P.step = function (way) {
    const steps = show.model.steps;
    if (!steps.length) return;
    const at = position();
    const exact = at >= 0 && steps[at].anchor === here;
    let to = way > 0 ? at + 1 : exact ? at - 1 : at;
    to = (to + steps.length) % steps.length;
    P.goTo(steps[to].anchor);
  };

  /** The last change at or before where one is; -1 before the first. */
  function position() {
    const steps = show.model.steps;
    const exact = steps.findIndex((step) => step.anchor === here);
    if (exact >= 0 || here === null) return exact;
    const order = P.order();
    const mine = order.get(here);
    let at = -1;
    while (at + 1 < steps.length && order.get(steps[at + 1].anchor) <= mine) at += 1;
    return at;
  }

  /** Every anchor and its place in the text. */
  P.order = function () {
    const model = show.model;
    if (!model.order) model.order = new Map([...model.places.keys()].map((anchor, at) => [anchor, at]));
    return model.order;
  };

  function count() {
    const steps = show.model.steps;
    const at = steps.findIndex((step) => step.anchor === here);
    const told = steps.length ? P.say("reader.at", { at: at < 0 ? "–" : at + 1, of: steps.length }) : "";
    const node = P.by("at");
    node.replaceChildren(P.el("span", { "aria-hidden": "true" }, steps.length ? `${at < 0 ? "–" : at + 1} / ${steps.length}` : "0"), P.hidden(told));
    for (const id of ["previous", "next"]) P.by(id).disabled = !steps.length;
    if (at >= 0) P.tell(told);
  }

  /* ---- passages */

  P.stepPassage = function (way) {
    const anchors = [...show.model.places.keys()].filter((anchor) => shown(show.model.places.get(anchor), anchor));
    const at = anchors.indexOf(here);
    const to = at < 0 ? (way > 0 ? 0 : anchors.length - 1) : at + way;
    if (to >= 0 && to < anchors.length) P.goTo(anchors[to]);
  };

  /** Not a part as such, nor a table: their passages and rows are stepped through; nor what is folded away. */
  function shown(place, anchor) {
    if (anchor === place.part.anchor) return false;
    if (!P.by("text").classList.contains("only")) return true;
    const node = P.filled(place.part) && P.by(anchor);
    return Boolean(node) && node.getClientRects().length > 0;
  }

  /* ---- links: #draft-01--draft-03:term/notice */

  P.setLink = function (anchor) {
    const link = show.lead(anchor || "");
    try {
      history.replaceState(null, "", link);
    } catch {
      location.replace(link);
    }
  };

  /** What the address asks for: drafts and a passage, each or both may be missing. */
  P.asked = function () {
    let text = location.hash.slice(1);
    try {
      text = decodeURIComponent(text);
    } catch {
      /* a stray percent sign is a letter like any other */
    }
    const cut = text.indexOf(":");
    const name = cut < 0 ? (text.includes("/") ? "" : text) : text.slice(0, cut);
    const known = P.about().editions.map((each) => each.id);
    const [older, newer] = name.includes("--") ? name.split("--") : ["", name];
    const right = known.includes(newer) && (!older || (known.includes(older) && older !== newer));
    const anchor = cut < 0 ? (right ? "" : text) : text.slice(cut + 1);
    return { pair: right ? [older, newer] : null, anchor };
  };
})(Paraph);
