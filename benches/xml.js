// XML: what a JavaScript developer would write, with three packages.
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { SaxesParser } from "saxes";
import { parse as txml } from "txml/txml";

import { compile, fieldUpdates, refuse, textOf, unreadable } from "./handwritten.js";

/** Evaluates with a `reader`, which turns the mappings into a function from the text to a getter of the i-th value. */
function evaluator(definition, reader) {
  const webhook = compile(definition);
  const read = reader(webhook.mappings);
  return (parts) => {
    const refusal = refuse(webhook, parts);
    if (refusal !== undefined) return refusal;
    let text, values;
    try {
      text = textOf(parts);
      values = read(text);
    } catch (error) {
      return unreadable(webhook, parts, error);
    }
    return fieldUpdates(webhook, parts, text, values);
  };
}

/** The steps of an attribute as elements: a name and its index; without an index the first. */
function elements({ steps }) {
  const found = [];
  for (const step of steps) {
    if (typeof step === "number") found.at(-1).index = step;
    else found.push({ name: step, index: 0 });
  }
  return found;
}

const node = () => ({ children: new Map(), ends: [] });

/** The attributes as a tree: each node has its children by name and index, and the mappings that end there. */
function treeOf(mappings) {
  const root = node();
  mappings.forEach((mapping, i) => {
    let at = root;
    for (const { name, index } of elements(mapping)) {
      if (!at.children.has(name)) at.children.set(name, new Map());
      const places = at.children.get(name);
      if (!places.has(index)) places.set(index, node());
      at = places.get(index);
    }
    at.ends.push(i);
  });
  return root;
}

/** A strict parser, with code that follows the attributes. */
function withSaxes(mappings) {
  const root = treeOf(mappings);
  const length = mappings.length;
  return (text) => {
    const values = new Array(length);
    // The open elements that attributes lead through: how deep, and how often each child has occurred.
    const open = [{ node: root, counts: new Map() }];
    let depth = 0;
    let value;
    const parser = new SaxesParser({ xmlns: true });
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("doctype", () => {
      throw new Error("a document type declaration");
    });
    parser.on("opentagstart", ({ name }) => {
      if (++depth > open.length) return;
      const parent = open[open.length - 1];
      const places = parent.node.children.get(name);
      if (places === undefined) return;
      const index = parent.counts.get(name) ?? 0;
      parent.counts.set(name, index + 1);
      const found = places.get(index);
      if (found === undefined) return;
      open.push({ node: found, counts: new Map() });
      if (found.ends.length > 0) value = "";
    });
    const add = (part) => {
      if (value !== undefined && open.length - 1 === depth) value += part;
    };
    parser.on("text", add);
    parser.on("cdata", add);
    parser.on("closetag", () => {
      if (open.length - 1 === depth) {
        const { ends } = open.pop().node;
        for (const i of ends) values[i] = value;
        value = undefined;
      }
      depth--;
    });
    parser.write(text).close();
    return (i) => values[i];
  };
}

/** The value at the steps of an attribute, in objects whose repeated members are arrays. */
function follow(document, steps) {
  let value = document;
  for (const step of steps) {
    if (typeof step === "number") {
      if (Array.isArray(value)) value = value[step];
      else if (step > 0) return undefined;
    } else {
      if (value === null || typeof value !== "object") return undefined;
      value = value[step];
    }
  }
  return value;
}

/** A parser with its own validator, as its documentation suggests. */
function withFastXmlParser(mappings) {
  const parser = new XMLParser({ parseTagValue: false, trimValues: false, htmlEntities: true });
  return (text) => {
    const valid = XMLValidator.validate(text);
    if (valid !== true) throw new Error(valid.err.msg);
    const document = parser.parse(text);
    return (i) => follow(document, mappings[i].steps);
  };
}

const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const decode = (_, name) =>
  name[0] === "#" ? String.fromCodePoint(Number(name[1] === "x" ? `0${name.slice(1)}` : name.slice(1))) : NAMED[name];

/** The n-th child of a name. */
function child(nodes, name, index) {
  let left = index;
  for (const node of nodes) if (node.tagName === name && left-- === 0) return node;
  return undefined;
}

/** A lenient parser: it checks almost nothing, and leaves references unchanged. */
function withTxml(mappings) {
  const paths = mappings.map(elements);
  const options = { keepWhitespace: true };
  return (text) => {
    const nodes = txml(text, options);
    // It treats the declaration as an element that contains the rest.
    const top = nodes[0]?.tagName === "?xml" ? nodes[0].children.concat(nodes) : nodes;
    return (i) => {
      let at = { children: top };
      for (const { name, index } of paths[i]) {
        at = child(at.children, name, index);
        if (at === undefined) return undefined;
      }
      return at.children.join("").replace(/&(#?\w+);/g, decode);
    };
  };
}

export const xml = {
  "hand-written over saxes": (definition) => evaluator(definition, withSaxes),
  "fast-xml-parser": (definition) => evaluator(definition, withFastXmlParser),
  txml: (definition) => evaluator(definition, withTxml),
};
