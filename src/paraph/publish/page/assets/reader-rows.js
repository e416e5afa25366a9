/* Passages and tables to rows: the chosen languages in step, in one text or with the drafts side by side. */
"use strict";

(function (P) {
  const KINDS = { i: "come", t: "come", d: "gone", f: "gone" };

  /** Everything of a part. `show`: languages, view, model; see reader.js. */
  P.rows = function (part, show) {
    const out = part.lines.filter((line) => !line.i).map((line) => renumbered(line));
    if (part.m) out.push(P.el("p", { class: "row go c" }, moved(part, show)));
    for (const block of part.b) {
      out.push(...part.lines.filter((line) => line.i === block.i && !block.g).map((line) => renumbered(line)));
      out.push(block.k === "table" ? tableRow(part, block, show) : passage(part, block, show));
    }
    return out;
  };

  /** One line for all numbers that shifted alike. */
  function renumbered(line) {
    const told = [P.say("renumbered", { before: line.o, after: line.n })];
    if (line.r) told.push(P.say("renumbered.cited", { n: line.r }));
    return P.el("p", { class: "row numbers c" }, told.join("; "));
  }

  function passage(part, block, show) {
    const row = frame(part, block, block.o || part.o, block.k, show);
    if (block.h) row.classList.add("hd");
    if (block.l) row.classList.add(`l${Math.min(block.l, 3)}`);
    show.languages.forEach((language, at) => {
      for (const side of sides(show)) row.append(cell(part, block, language, side, at, show));
    });
    row.append(hash(block, Boolean(block.h) || block.c === 1 || Boolean(block.o), show));
    return row;
  }

  const sides = (show) => (show.sides ? ["old", "new"] : [""]);

  function frame(part, node, change, kind, show) {
    const changed = Boolean(node.o || part.o) || node.c === 1;
    const names = ["row", kind, changed ? "c" : node.c === 2 ? "q" : "", KINDS[change] || "", show.sides ? "pair" : ""];
    return P.el("div", { id: P.anchor(node), class: names.filter(Boolean).join(" "), tabindex: -1 });
  }

  function cell(part, block, language, side, at, show) {
    const said = block.t[language.code] || [];
    const inner = P.words(said, language, side, show.lead);
    const last = side !== "old";
    const heads = !side || side === (block.g ? "old" : "new");
    const stayed = (block.s || []).includes(language.code);
    if (block.h && at === 0 && heads) inner.splice(0, inner.length, P.el(block.h > 2 ? "h3" : "h2", null, ...inner));
    const node = P.el("div", { class: ["cell", side, stayed ? "still" : ""].filter(Boolean).join(" ") });
    node.append(which(language, side, show));
    node.append(P.el("div", { class: block.h ? "said h" : "said", lang: language.tag }, ...inner));
    if (last) node.append(...remarks(part, block, language, at, stayed, show));
    return node;
  }

  /** Above a cell, where no head of a column says it: the language, the draft. */
  function which(language, side, show) {
    const parts = [];
    if (language && show.languages.length > 1) parts.push(P.el("span", { class: "in" }, language.name));
    if (side) parts.push(P.el("span", { class: "of" }, P.edition(side === "old" ? show.model.older : show.model.newer)));
    return P.el("span", { class: "which", "aria-hidden": "true" }, ...parts);
  }

  /** Where the passage went or came from, what stayed as it was, that it is editorial. */
  function remarks(part, block, language, at, stayed, show) {
    const out = [];
    if (at === 0 && block.m) out.push(moved(block, show));
    if (at === 0 && block.e) out.push(P.el("span", { class: "tag" }, P.say("editorial")));
    const shown = show.languages.map((each) => each.code);
    const codes = stayed ? [language.code] : [];
    if (at === 0) codes.push(...(block.s || []).filter((code) => !shown.includes(code)));
    if (codes.length) out.push(P.el("span", { class: "tag apart" }, P.say("reader.stayed", { languages: codes })));
    return out.length ? [P.el("p", { class: "remarks" }, ...spaced(out))] : [];
  }

  const spaced = (nodes) => nodes.flatMap((node, at) => (at ? [" ", node] : [node]));

  /** A link to the other end of a move. */
  function moved(node, show) {
    const away = node.o === "f";
    const end = (show.model.moves.get(node.m) || {})[away ? "t" : "f"];
    const key = away ? "reader.moved-to" : "reader.moved-from";
    const sign = away ? "→ " : "← ";
    if (!end) return P.el("span", { class: "tag" }, sign + P.say(key, { place: "–" }));
    const { text, code } = P.partName(end.part, show.codes);
    const place = P.el("span", { lang: show.tag(code) }, text);
    const [before, after] = P.say(key, { place: "\u0000" }).split("\u0000");
    return P.el("a", { class: "go", href: show.lead(end.anchor) }, sign, before, place, after || "");
  }

  /** The stable link of a passage; by keyboard to headings and changes, to all others with the keys j and k. */
  function hash(node, stop, show) {
    const facts = { class: "hash-link", href: show.lead(P.anchor(node)), "aria-label": P.say("reader.link") };
    return P.el("a", { ...facts, tabindex: stop ? null : -1 }, "#");
  }

  /* ---- tables */

  function tableRow(part, block, show) {
    const row = frame(part, block, block.o || part.o, "of-table", show);
    for (const side of sides(show)) {
      const facts = { class: "wide", tabindex: 0, role: "group", "aria-label": P.partName(part, show.codes).text };
      const drawn = P.el("div", facts, table(part, block, side, show));
      row.append(P.el("div", { class: `cell ${side}`.trim() }, which(null, side, show), drawn));
    }
    row.append(hash(block, false, show));
    return row;
  }

  const ABSENT = { old: /[it]/, new: /[df]/ };

  function table(part, block, side, show) {
    const rows = block.r.filter((row) => !side || !ABSENT[side].test(row.o || block.o || part.o || ""));
    const drawn = rows.map((row) => line(part, block, row, side, row === block.r[0] ? "th" : "td", show));
    const head = rows[0] === block.r[0] ? drawn.splice(0, 1) : [];
    return P.el("table", { class: "annex" }, widths(block), P.el("thead", null, ...head), P.el("tbody", null, ...drawn));
  }

  /** Columns share the width as they do on paper. */
  function widths(block) {
    const sum = block.w.reduce((all, each) => all + each, 0);
    const columns = block.w.map((each) => {
      const column = P.el("col");
      column.style.width = `${(100 * each) / sum}%`;
      return column;
    });
    return P.el("colgroup", null, ...columns);
  }

  function line(part, block, row, side, tag, show) {
    const change = row.o || block.o || part.o;
    const names = [row.c === 1 || row.o ? "c" : "", KINDS[change] || ""].filter(Boolean).join(" ");
    const anchored = side !== (row.g ? "new" : "old");
    const cells = row.z.map((said) => tableCell(said, side, tag, show));
    if (row.m && cells.length && side !== (row.o === "f" ? "new" : "old")) cells[0].append(moved(row, show));
    return P.el("tr", { id: anchored ? P.anchor(row) : null, class: names || null, tabindex: anchored ? -1 : null }, ...cells);
  }

  function tableCell(said, side, tag, show) {
    const alike = Array.isArray(said);
    const shown = alike ? show.languages.slice(0, 1) : show.languages;
    const texts = shown.map((language) => {
      const words = P.words((alike ? said : said[language.code]) || [], language, side, show.lead);
      return P.el("p", { lang: language.tag }, ...words);
    });
    return P.el(tag, tag === "th" ? { scope: "col" } : null, ...texts);
  }
})(Paraph);
