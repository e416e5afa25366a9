/* The bar above the text: which drafts, which view, which languages, only changes; keys, help, the copied link. */
"use strict";

(function (P) {
  const NARROW = "(max-width: 46rem)";
  const MOST = 3;

  /** What was chosen, as far as this package has it. */
  P.choices = function () {
    const about = P.about();
    const known = about.languages.map((language) => language.code);
    const kept = (P.recall("languages") || "").split(" ").filter((code) => known.includes(code));
    return {
      sides: P.recall("view") === "sides",
      only: P.recall("only") === "1",
      codes: kept.length ? known.filter((code) => kept.includes(code)) : first(known),
    };
  };

  /** The language of the page and the one that prevails; on a narrow screen one. */
  function first(known) {
    const wanted = [P.language, P.about().prevailing, ...known].filter((code) => known.includes(code));
    const chosen = [...new Set(wanted)].slice(0, matchMedia(NARROW).matches ? 1 : 2);
    return known.filter((code) => chosen.includes(code));
  }

  /** Fill the bar and call `changed` with what was chosen, each time something is. */
  P.bindTools = function (choices, pair, changed) {
    drafts(pair, (older, newer) => changed({ pair: [older, newer] }));
    languages(choices, (codes) => changed({ codes }));
    const view = P.by(choices.sides ? "view-sides" : "view-inline");
    view.checked = true;
    for (const id of ["view-inline", "view-sides"]) {
      P.by(id).addEventListener("change", () => {
        P.remember("view", P.by("view-sides").checked ? "sides" : "inline");
        changed({ sides: P.by("view-sides").checked });
      });
    }
    const only = P.by("only");
    only.checked = choices.only;
    only.addEventListener("change", () => {
      P.remember("only", only.checked ? "1" : "0");
      changed({ only: only.checked });
    });
    if (matchMedia(NARROW).matches) P.by("settings").removeAttribute("open");
    else P.by("list").querySelector("details").open = true;
    new ResizeObserver(([entry]) => {
      document.documentElement.style.setProperty("--tools", `${Math.ceil(entry.target.offsetHeight)}px`);
    }).observe(P.by("tools"));
  };

  /* ---- drafts */

  function drafts([older, newer], changed) {
    const old = P.by("old");
    const now = P.by("new");
    P.nameDrafts();
    P.chooseDrafts(older, newer);
    const choose = () => {
      const order = P.about().editions.map((each) => each.id);
      let [from, to] = [old.value, now.value];
      /* A draft is always laid over an older one: chosen the other way round, they change places. */
      if (from && order.indexOf(from) > order.indexOf(to)) [from, to] = [to, from];
      if (from === to) from = "";
      P.chooseDrafts(from, to);
      changed(from, to);
    };
    old.addEventListener("change", choose);
    now.addEventListener("change", choose);
  }

  P.chooseDrafts = function (older, newer) {
    P.by("old").value = older;
    P.by("new").value = newer;
  };

  /** The names of the drafts, in the language of the page. */
  P.nameDrafts = function () {
    const option = (each) => P.el("option", { value: each.id }, `${P.edition(each.id)} ${P.say("dated", { date: each.date })}`);
    for (const id of ["old", "new"]) {
      const select = P.by(id);
      const value = select.value;
      const none = id === "old" ? [P.el("option", { value: "" }, P.say("reader.no-old"))] : [];
      select.replaceChildren(...none, ...P.about().editions.map(option));
      select.value = value;
    }
  };

  /* ---- languages */

  function languages(choices, changed) {
    const root = P.by("languages");
    const boxes = P.about().languages.map((language) => {
      const box = P.el("input", { type: "checkbox", value: language.code, id: `language-${language.code}` });
      box.checked = choices.codes.includes(language.code);
      root.append(P.el("label", { lang: language.tag }, box, ` ${language.name}`), " ");
      return box;
    });
    for (const box of boxes) {
      box.addEventListener("change", () => {
        const codes = boxes.filter((each) => each.checked).map((each) => each.value);
        if (!codes.length || codes.length > MOST) {
          box.checked = !box.checked;
          if (!codes.length) P.tell(P.say("reader.no-language"), true);
          return;
        }
        P.remember("languages", codes.join(" "));
        changed(codes);
      });
    }
  }

  /* ---- a word to the reader */

  let silence = 0;

  /** Say something; `seen`: to the eye as well. */
  P.tell = function (text, seen = false) {
    const node = P.by("told");
    node.textContent = text;
    node.classList.toggle("seen", seen);
    clearTimeout(silence);
    if (seen) silence = setTimeout(() => node.classList.remove("seen"), 4000);
  };

  /* ---- keys, which can be switched off, for those who speak to their computers */

  const keysOn = () => P.recall("keys") !== "0";

  const COMMANDS = {
    n: () => P.step(1),
    p: () => P.step(-1),
    j: () => P.stepPassage(1),
    k: () => P.stepPassage(-1),
    o: () => P.by("only").click(),
    "/": () => P.by("search").focus(),
    "?": () => P.by("help").showModal(),
  };
  /* The same keys on a keyboard with Cyrillic letters. */
  const PLACES = { KeyN: "n", KeyP: "p", KeyJ: "j", KeyK: "k", KeyO: "o" };

  function pressed(event) {
    if (!keysOn() || event.ctrlKey || event.altKey || event.metaKey || P.by("help").open) return;
    if (event.target.closest("input:not([type='checkbox'], [type='radio']), select, textarea, dialog")) return;
    const command = COMMANDS[event.key] || COMMANDS[PLACES[event.code]];
    if (!command) return;
    event.preventDefault();
    command();
  }

  /** Buttons and keys. */
  P.bindKeys = function () {
    P.by("next").addEventListener("click", () => P.step(1));
    P.by("previous").addEventListener("click", () => P.step(-1));
    P.by("copy").addEventListener("click", copy);
    P.by("help-open").addEventListener("click", () => P.by("help").showModal());
    P.by("help-close").addEventListener("click", () => P.by("help").close());
    const box = P.by("keys-on");
    box.checked = keysOn();
    box.addEventListener("change", () => P.remember("keys", box.checked ? "1" : "0"));
    document.addEventListener("keydown", pressed);
  };

  async function copy() {
    try {
      await navigator.clipboard.writeText(location.href);
      P.tell(P.say("reader.copied"), true);
    } catch {
      P.tell(P.say("reader.copy-by-hand"), true);
    }
  }
})(Paraph);
