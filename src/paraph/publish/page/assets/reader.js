/* The conductor: what is asked for in, the text on the page out. */
"use strict";

(function (P) {
  let choices = null;
  let pair = ["", ""];
  let model = null;
  let turn = 0;

  /** Everything that drawing needs to know. */
  function scene() {
    const all = P.about().languages;
    const tags = new Map(all.map((language) => [language.code, language.tag]));
    const languages = all.filter((language) => choices.codes.includes(language.code));
    return {
      model,
      languages,
      codes: languages.map((language) => language.code),
      sides: choices.sides && Boolean(model.older),
      tag: (code) => tags.get(code) || null,
      lead: (anchor) => `#${model.name}${anchor ? `:${anchor}` : ""}`,
    };
  }

  /** Fetch the drafts and show them; `anchor`: where to go. */
  async function open(anchor, quiet) {
    const mine = ++turn;
    P.tell(P.say("reader.loading"));
    let found;
    try {
      found = await P.model(...pair);
    } catch (error) {
      P.by("text").replaceChildren(P.el("p", { class: "notice warn" }, P.say("reader.broken", { name: `${error.message}.js` })));
      return;
    }
    if (mine !== turn) return;
    model = found;
    P.tell("");
    draw(anchor, quiet);
  }

  function draw(anchor, quiet) {
    const show = scene();
    const root = P.by("text");
    root.className = [`of${show.languages.length}`, show.sides ? "sides" : "inline", choices.only && model.older ? "only" : ""].filter(Boolean).join(" ");
    P.by("only").disabled = !model.older;
    P.by("compared").textContent = [model.older, model.newer].filter(Boolean).map(P.edition).join(" → ");
    P.unfold(root, show);
    if (model.older && !model.steps.length) root.prepend(P.el("p", { class: "notice" }, P.say("reader.same")));
    root.prepend(heads(show));
    P.startSteps(show);
    P.listArticles(show);
    P.startSearch(show);
    if (anchor && !P.goTo(anchor, { quiet })) P.tell(P.say("reader.gone"), true);
  }

  /** What the columns are, above them. */
  function heads(show) {
    const titles = show.sides
      ? [P.edition(model.older), P.edition(model.newer)].map((name) => P.el("span", null, name))
      : show.languages.map((language) => P.el("span", { lang: language.tag }, language.name));
    return P.el("div", { class: "heads", "aria-hidden": "true" }, ...titles);
  }

  function changed(what) {
    const before = P.here();
    if (what.pair) {
      pair = what.pair;
      const anchor = before;
      open("", true).then(() => {
        if (anchor && model.places.has(anchor)) P.goTo(anchor, { quiet: true });
        else P.setLink("");
      });
      return;
    }
    choices = { ...choices, ...what };
    if ("only" in what) {
      P.by("text").classList.toggle("only", choices.only && Boolean(model.older));
      if (before) P.goTo(before, { quiet: true });
      return;
    }
    draw(before, true);
  }

  /** A link was followed: within the text, or to other drafts. */
  function followed() {
    const asked = P.asked();
    if (asked.pair && P.pairName(...asked.pair) !== model.name) {
      pair = asked.pair;
      P.chooseDrafts(...pair);
      open(asked.anchor);
    } else if (asked.anchor && !P.goTo(asked.anchor)) {
      P.tell(P.say("reader.gone"), true);
    }
  }

  function start() {
    const editions = P.about().editions.map((each) => each.id);
    const current = P.about().current;
    const before = editions[editions.indexOf(current) - 1] || "";
    const asked = P.asked();
    choices = P.choices();
    pair = asked.pair || [before, current];
    P.bindTools(choices, pair, changed);
    P.bindKeys();
    P.bindSearch();
    window.addEventListener("hashchange", followed);
    window.addEventListener("beforeprint", P.fillAll);
    document.addEventListener("paraph:language", () => {
      P.nameDrafts();
      if (model) draw(P.here(), true);
    });
    open(asked.anchor);
  }

  start();
})(Paraph);
