/* Words with their marks to nodes. `side`: "" draws both drafts in one, "old" and "new" one of them. */
"use strict";

(function (P) {
  const HIDDEN = { old: /[it]/, new: /[df]/ };
  const FATES = { i: "inserted", d: "deleted", t: "moved-to", f: "moved-from" };
  const STRUCK = /[df]/;

  /** Nodes for what a passage says in `language`; `said` is as encode.py has it. */
  P.words = function (said, language, side, lead) {
    const out = [];
    let open = null;
    for (const each of said) {
      const [text, marks, to] = typeof each === "string" ? [each, "", ""] : each;
      if (side && HIDDEN[side].test(marks)) continue;
      const fate = marks.replace(/[^idtfn]/g, "");
      if (open && open.fate !== fate) open = closed(open, language);
      if (fate && !open) {
        open = { fate, node: mark(fate, language) };
        out.push(open.node);
      }
      const nodes = plain(text, marks, to, lead);
      if (open) open.node.append(...nodes);
      else out.push(...nodes);
    }
    if (open) closed(open, language);
    return out;
  };

  /** The words of one fate, named for those who listen. */
  function mark(fate, language) {
    const kind = fate.includes("n") ? "n" : /[tf]/.test(fate) ? "mv" : null;
    const node = P.el(STRUCK.test(fate) ? "del" : "ins", { class: kind });
    node.append(P.hidden(`[${language.words[FATES[fate[0]]]}: `));
    return node;
  }

  function closed(open) {
    open.node.append(P.hidden("]"));
    return null;
  }

  function plain(text, marks, to, lead) {
    const nodes = lines(text);
    const style = marks.includes("b") ? "bracket" : marks.includes("u") ? "undecided" : marks.includes("g") ? "gap" : "";
    const styled = style ? [P.el("span", { class: style }, ...nodes)] : nodes;
    return to && lead ? [P.el("a", { href: lead(to), class: "ref" }, ...styled)] : styled;
  }

  function lines(text) {
    const out = [];
    text.split("\n").forEach((line, at) => {
      if (at) out.push(document.createElement("br"));
      if (line) out.push(document.createTextNode(line));
    });
    return out;
  }

  /** The plain words, as they are searched. */
  P.plain = (said) => said.map((each) => (typeof each === "string" ? each : each[0])).join("");
})(Paraph);
