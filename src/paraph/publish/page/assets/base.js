/* The one global name, and what every module stands on: memory, elements, words. */
"use strict";
var Paraph = window.Paraph || {};

(function (P) {
  /* ---- memory: a browser may refuse it, and pages must work all the same */

  P.recall = function (key) {
    try {
      return localStorage.getItem("paraph." + key);
    } catch {
      return null;
    }
  };

  P.remember = function (key, value) {
    try {
      localStorage.setItem("paraph." + key, value);
    } catch {
      /* remembered until the page is left */
    }
  };

  /* ---- elements: words are always text, never markup */

  /** An element. `facts`: attributes; those that are null, undefined or false are left out. */
  P.el = function (tag, facts, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(facts || {})) {
      if (value === null || value === undefined || value === false) continue;
      node.setAttribute(name, value === true ? "" : String(value));
    }
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  };

  /** Words for those who listen. */
  P.hidden = (text) => P.el("span", { class: "vh" }, text);

  P.by = (id) => document.getElementById(id);

  /* ---- words: the table is words.js, the rules are those of words.py */

  P.spoken = ["en", "ru", "uz", "kk"];
  P.language = "en";

  /** The phrase in the language of the page. */
  P.say = function (key, given) {
    const phrases = (P.table || {})[key];
    if (!phrases) return key;
    let phrase = phrases[P.language] || phrases.en;
    if (typeof phrase !== "string") phrase = plural(phrase, (given || {}).n);
    return phrase.replace(/\{(\w+)\}/g, (all, name) => (given && name in given ? written(name, given[name]) : all));
  };

  function plural(forms, count) {
    let form = "other";
    try {
      form = new Intl.PluralRules(P.language).select(Number(count));
    } catch {
      /* a language the browser does not know */
    }
    return forms[form] || forms.other;
  }

  function written(name, value) {
    if (name === "size") return size(Number(value));
    if (name === "date") return day(String(value));
    if (name === "edition" || name === "old" || name === "new") return P.edition(String(value));
    if (name === "language" || name === "languages") return [].concat(value).map(P.languageName).join(", ");
    return String(value);
  }

  P.languageName = (code) => (P.table["lang." + code] ? P.say("lang." + code) : code);

  /** What an edition is called. */
  P.edition = function (name) {
    if (name === "work") return P.say("edition.work");
    return P.say("edition.draft", { number: name.replace(/^draft-0*/, "") });
  };

  function day(iso) {
    return P.language === "en" ? iso : iso.split("-").reverse().join(".");
  }

  function size(bytes) {
    const [unit, weight] = bytes >= 1048576 ? ["megabytes", 1048576] : bytes >= 1024 ? ["kilobytes", 1024] : ["bytes", 1];
    const digits = unit === "megabytes" && bytes / weight < 10 ? 1 : 0;
    let amount = (bytes / weight).toFixed(digits);
    if (P.language !== "en") amount = amount.replace(".", ",");
    return P.say(unit, { amount });
  }
})(Paraph);
