/* The data of the reader: scripts that hand over JSON; a comparison laid over the newer draft. See data.py, encode.py. */
"use strict";

(function (P) {
  const taken = new Map();
  const waiting = new Map();

  /** Called by the data files. */
  P.take = function (kind, name, json) {
    taken.set(name, JSON.parse(json));
  };

  P.about = () => taken.get("about");

  /** What the file `name` holds; it is fetched once. */
  function fetched(name) {
    if (taken.has(name)) return Promise.resolve(taken.get(name));
    if (!waiting.has(name)) waiting.set(name, new Promise((done, failed) => attach(name, done, failed)));
    return waiting.get(name);
  }

  function attach(name, done, failed) {
    const script = P.el("script", { src: `page/data/${name}.js` });
    const lost = () => failed(new Error(name));
    script.addEventListener("load", () => (taken.has(name) ? done(taken.get(name)) : lost()));
    script.addEventListener("error", lost);
    document.head.append(script);
  }

  /** What a comparison is called, in file names and in links; a draft alone is called by its own name. */
  P.pairName = (older, newer) => (older ? `${older}--${newer}` : newer);

  /** The text to be shown: `older` may be empty. Resolves to a model. */
  P.model = async function (older, newer) {
    const files = older ? [newer, P.pairName(older, newer)] : [newer];
    const [text, pair] = await Promise.all(files.map(fetched));
    const parts = pair ? pair.parts.map((part) => whole(part, text)) : text.parts.map((part) => ({ ...part }));
    return model(older, newer, parts, pair ? pair.renumbered : []);
  };

  /** A part of a comparison with what it shares with the newer draft. */
  function whole(part, text) {
    if (!text.known) text.known = new Map(text.parts.map((each) => [each.i, each]));
    if (typeof part === "string") return { ...text.known.get(part) };
    const like = text.known.get(part.i);
    if (!like || part.g) return { ...part };
    const blocks = new Map(like.b.map((block) => [block.i, block]));
    const b = part.b.map((block) => (typeof block === "string" ? blocks.get(block) : block));
    return { r: like.r, n: like.n, ...part, b };
  }

  function model(older, newer, parts, renumbered) {
    const found = { older, newer, name: P.pairName(older, newer), parts, steps: [], places: new Map(), moves: new Map() };
    parts.forEach((part, at) => {
      part.at = at;
      part.anchor = P.anchor(part);
      part.lines = [];
      part.c = Boolean(part.o) || part.b.some(touched);
      found.places.set(part.anchor, { part, anchor: part.anchor });
      note(found, part, part, part.anchor);
      for (const block of part.b) noteBlock(found, part, block);
    });
    for (const line of renumbered) {
      const place = found.places.get(line.i || line.p);
      if (place) place.part.lines.push(line);
    }
    collect(found);
    return found;
  }

  /** The id of what stands on the page; what is gone keeps its old id behind a sign. */
  P.anchor = (node) => (node.g ? "~" : "") + node.i;

  const touched = (block) => Boolean(block.o) || block.c === 1;

  function noteBlock(found, part, block) {
    for (const node of block.r ? [block, ...block.r] : [block]) {
      const anchor = P.anchor(node);
      if (!found.places.has(anchor)) found.places.set(anchor, { part, anchor });
      note(found, part, node, anchor);
    }
  }

  /** Both ends of a move, to link them. */
  function note(found, part, node, anchor) {
    if (!node.m) return;
    const ends = found.moves.get(node.m) || {};
    ends[node.o] = { part, anchor };
    found.moves.set(node.m, ends);
  }

  /** The places that "next change" stops at: an article that came, went or moved is one. */
  function collect(found) {
    for (const part of found.parts) {
      if (part.o && part.o !== "f") found.steps.push({ part, anchor: part.anchor });
      if (part.o && part.o !== "t") continue;
      for (const block of part.b) {
        if (block.r && !block.o) {
          const rows = block.r.filter((row) => (row.o && row.o !== "f") || (!row.o && row.c === 1));
          if (!rows.length && block.c === 1) rows.push(block);
          for (const row of rows) found.steps.push({ part, anchor: P.anchor(row) });
        } else if (block.o ? block.o !== "f" : block.c === 1) {
          found.steps.push({ part, anchor: P.anchor(block) });
        }
      }
    }
  }

  /** What a part is called in the language of the page, or in the first it has. */
  P.partName = function (part, codes) {
    const code = [P.language, ...codes].find((each) => part.n[each]);
    return { text: code ? part.n[code] : part.i, code };
  };
})(Paraph);
