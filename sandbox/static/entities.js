/** Turns a message's text with its entities into DOM nodes; data never becomes markup. */

import { el } from "./dom.js";
import { telegramLink } from "./links.js";
import { entityTime, fullTime, languageOf, zoneOf } from "./time.js";
import { say } from "./words.js";

const SIMPLE = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const SAFE = /^(https?:|mailto:|tel:|tg:)/i;

/** An address that may be followed, or null; a scheme that could run code is never followed. */
export function safeAddress(raw) {
  const text = String(raw ?? "").trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  return SAFE.test(withScheme) ? withScheme : null;
}

function link(address, children, context) {
  const safe = safeAddress(address);
  if (!safe) return el("span", {}, children);
  const inside = telegramLink(safe);
  const node = el("a", { href: inside?.address ?? safe, target: "_blank", rel: "noopener noreferrer", title: safe }, children);
  if (inside?.bot) node.addEventListener("click", (event) => context.onLink?.(event, inside));
  return node;
}

function spoiler(children) {
  const node = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": say("message.spoiler") },
    el("span", { class: "spoiler-text", "aria-hidden": "true" }, children));
  const reveal = (event) => {
    if (node.classList.contains("shown") || (event.type === "keydown" && !["Enter", " "].includes(event.key))) return;
    event.preventDefault();
    node.classList.add("shown");
    node.removeAttribute("role");
    node.removeAttribute("aria-label");
    node.firstChild.removeAttribute("aria-hidden");
  };
  node.addEventListener("click", reveal);
  node.addEventListener("keydown", reveal);
  return node;
}

function quote(children, expandable) {
  const body = el("blockquote", { class: expandable ? "quote folded" : "quote" }, children);
  if (!expandable) return body;
  const toggle = el("button", { type: "button", class: "quote-toggle", "aria-expanded": "false" }, say("message.expand"));
  toggle.addEventListener("click", () => {
    const folded = body.classList.toggle("folded");
    toggle.setAttribute("aria-expanded", String(!folded));
    toggle.textContent = say(folded ? "message.expand" : "message.collapse");
  });
  return el("div", { class: "quote-box" }, body, toggle);
}

function time(entity, text, context) {
  const instant = entity.unix_time * 1000;
  const whole = fullTime(instant, zoneOf(context.person), languageOf(context.person));
  return el("time", { class: "tg-time", datetime: new Date(instant).toISOString(), title: `${whole} (${zoneOf(context.person)})`,
    "data-pattern": entity.date_time_format ?? "" }, entityTime(entity, text, context.person));
}

function command(text, context) {
  const node = el("button", { type: "button", class: "in-text" }, text);
  node.addEventListener("click", () => context.onCommand?.(text));
  return node;
}

function wrap(entity, text, children, context) {
  if (SIMPLE[entity.type]) return el(SIMPLE[entity.type], {}, children);
  switch (entity.type) {
    case "spoiler": return spoiler(children);
    case "pre": return el("pre", { tabindex: "0" }, el("code", { "data-language": entity.language }, children));
    case "text_link": return link(entity.url, children, context);
    case "url": return link(text, children, context);
    case "email": return link(`mailto:${text}`, children, context);
    case "phone_number": return link(`tel:${text.replace(/[^+\d]/g, "")}`, children, context);
    case "mention": return link(`https://t.me/${text.slice(1)}`, children, context);
    case "bot_command": return command(text, context);
    case "blockquote": return quote(children, false);
    case "expandable_blockquote": return quote(children, true);
    case "date_time": return time(entity, text, context);
    case "hashtag": case "cashtag": case "text_mention": return el("span", { class: "tag" }, children);
    default: return el("span", {}, children);
  }
}

// A person's own words carry few entities; addresses and commands are found here so that they work all the same.
const FOUND = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])|(?<![\w/])(\/[a-z][a-z0-9_]{1,31})(?![\w/])/gi;

function plain(text, context) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(FOUND)) {
    if (match.index > from) nodes.push(text.slice(from, match.index));
    nodes.push(match[1] ? link(match[1], match[1], context) : command(match[2], context));
    from = match.index + match[0].length;
  }
  if (from < text.length) nodes.push(text.slice(from));
  return nodes;
}

const NO_SEARCH = new Set(["code", "pre", "text_link", "url", "bot_command", "mention", "email"]);

function build(text, entities, start, end, context, search) {
  const nodes = [];
  let at = start;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset > at) nodes.push(...pieces(text.slice(at, entity.offset), context, search));
    const inner = [];
    let next = index + 1;
    while (next < entities.length && entities[next].offset < stop) inner.push(entities[next++]);
    const children = build(text, inner, entity.offset, stop, context, search && !NO_SEARCH.has(entity.type));
    nodes.push(wrap(entity, text.slice(entity.offset, stop), children, context));
    at = Math.max(at, stop);
    index = next;
  }
  if (at < end) nodes.push(...pieces(text.slice(at, end), context, search));
  return nodes;
}

const pieces = (text, context, search) => (search ? plain(text, context) : [text]);

/**
 * The nodes of a text. Entity offsets count UTF-16 units, which is how JavaScript indexes strings.
 * `context`: person (reader), onCommand(text), onLink(event, link).
 */
export function richText(text, entities, context) {
  const ordered = (entities ?? [])
    .filter((one) => one.length > 0 && one.offset >= 0 && one.offset < text.length)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, ordered, 0, text.length, context, true);
}
