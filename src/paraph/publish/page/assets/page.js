/* What every page does: speaks the language that was chosen, looks as was chosen, opens everything for the printer. */
"use strict";

(function (P) {
  /* ---- the language of the page */

  function known() {
    const kept = P.recall("language");
    if (P.spoken.includes(kept)) return kept;
    const wanted = (navigator.languages || []).map((tag) => tag.slice(0, 2).toLowerCase());
    return wanted.find((code) => P.spoken.includes(code)) || "en";
  }

  /** Say everything on the page in this language. */
  P.speak = function (code) {
    P.language = code;
    document.documentElement.lang = code;
    for (const button of document.querySelectorAll("[data-speak]")) {
      button.setAttribute("aria-pressed", String(button.dataset.speak === code));
    }
    P.translate(document);
    document.dispatchEvent(new CustomEvent("paraph:language"));
  };

  /** Put words and names below `root` into the language of the page. */
  P.translate = function (root) {
    for (const node of root.querySelectorAll("[data-t]")) node.textContent = P.say(node.dataset.t, given(node));
    for (const name of ["aria-label", "title", "placeholder"]) {
      for (const node of root.querySelectorAll(`[data-t-${name}]`)) {
        node.setAttribute(name, P.say(node.getAttribute(`data-t-${name}`), given(node)));
      }
    }
    for (const node of root.querySelectorAll("[data-names]")) named(node);
  };

  function given(node) {
    return node.dataset.a ? JSON.parse(node.dataset.a) : {};
  }

  /** Of a name in several languages the one that fits; the first is there for a language it does not have. */
  function named(node) {
    const all = [...node.children];
    const chosen = all.find((each) => each.lang === P.language) || all[0];
    for (const each of all) each.hidden = each !== chosen;
  }

  function switchLanguage(event) {
    const code = event.currentTarget.dataset.speak;
    P.remember("language", code);
    P.speak(code);
  }

  /* ---- light and dark */

  function switchLook(event) {
    const look = event.currentTarget.value;
    P.remember("look", look);
    if (look === "auto") delete document.documentElement.dataset.look;
    else document.documentElement.dataset.look = look;
  }

  /* ---- ways up: a package that travels alone has nothing above it, so it offers them only to who came that way */

  function ways() {
    const from = new URLSearchParams(location.search).get("from");
    if (!from) return;
    for (const link of document.querySelectorAll(".up")) {
      link.hidden = from === "shelf" && link.dataset.up === "site";
    }
    for (const link of document.querySelectorAll("[data-keep], [data-up='shelf'], a[href^='redline.html']")) {
      const address = new URL(link.href);
      address.search = `?from=${from}`;
      link.href = address.href;
    }
  }

  /* ---- a long list of texts */

  function find(event) {
    const wanted = event.currentTarget.value.trim().toLocaleLowerCase();
    for (const item of document.querySelectorAll(".texts > li")) {
      item.hidden = wanted !== "" && !item.textContent.toLocaleLowerCase().includes(wanted);
    }
  }

  /* ---- the printer shows what is folded away */

  let folded = [];

  function unfold() {
    folded = [...document.querySelectorAll("main details:not([open])")];
    for (const each of folded) each.open = true;
  }

  function fold() {
    for (const each of folded) each.open = false;
    folded = [];
  }

  /* ---- start */

  for (const button of document.querySelectorAll("[data-speak]")) button.addEventListener("click", switchLanguage);
  const look = P.by("look");
  look.value = document.documentElement.dataset.look || "auto";
  look.addEventListener("change", switchLook);
  P.by("find")?.addEventListener("input", find);
  window.addEventListener("beforeprint", unfold);
  window.addEventListener("afterprint", fold);
  ways();
  P.speak(known());
})(Paraph);
