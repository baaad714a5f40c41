/** The list of bubbles of one chat: keeps nodes that did not change, the place one reads at, and the focus. */

import { bubble, isOwn } from "./bubbles.js";
import { avatar } from "./avatars.js";
import { el, iconButton, replace } from "./dom.js";
import { bot, person } from "./store.js";
import { dayKey, dayName } from "./time.js";
import { say } from "./words.js";

const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const NEAR_END = 120;
const GROUP_SECONDS = 300;

export class History {
  constructor(actions) {
    this.actions = actions;
    this.nodes = new Map();
    this.list = el("ol", { class: "messages" });
    this.intro = el("div", { class: "intro", hidden: true });
    this.scroller = el("div", { class: "scroller", tabindex: "0", role: "region" }, this.intro, this.list);
    this.latest = iconButton("down", say("chat.latest"), () => this.toEnd(true), { class: "icon-button to-latest", hidden: true });
    this.node = el("div", { class: "history" }, this.scroller, this.latest);
    this.scroller.addEventListener("scroll", () => (this.latest.hidden = this.nearEnd()), { passive: true });
    this.scroller.addEventListener("keydown", (event) => this.onKey(event));
    this.list.addEventListener("load", () => this.stick && this.toEnd(), true);
    new ResizeObserver(() => this.stick && this.toEnd()).observe(this.scroller);
    this.scroller.addEventListener("scrollend", () => (this.stick = this.nearEnd()));
    this.stick = true;
  }

  nearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  toEnd(smooth = false) {
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth && !CALM.matches ? "smooth" : "instant" });
    this.latest.hidden = true;
  }

  reset(label) {
    this.nodes.clear();
    this.list.replaceChildren();
    this.scroller.setAttribute("aria-label", label);
    this.stick = true;
  }

  /** Shows these messages; a bubble is drawn again only when its message was replaced. */
  draw(userId, messages) {
    const stay = this.nearEnd() || this.stick;
    this.introduce(messages.length === 0);
    const wanted = this.items(userId, messages);
    const focused = this.rememberFocus();
    const keep = new Set(wanted);
    for (const node of [...this.list.children]) if (!keep.has(node)) node.remove();
    wanted.forEach((node, index) => {
      if (this.list.children[index] !== node) this.list.insertBefore(node, this.list.children[index] ?? null);
    });
    this.restoreFocus(focused);
    if (stay) this.toEnd();
    this.stick = stay;
  }

  // An empty chat shows with whom it would be.
  introduce(empty) {
    this.intro.hidden = !empty;
    const other = empty && bot();
    if (other) replace(this.intro, avatar(other, "large"), el("strong", {}, other.first_name), el("span", {}, `@${other.username}`));
  }

  items(userId, messages) {
    const reader = person(userId);
    const known = new Map();
    const wanted = [];
    let day = null;
    messages.forEach((message, index) => {
      const key = dayKey(message.date, reader);
      if (key !== day) wanted.push(this.separator(`day-${key}`, dayName(message.date, reader), known));
      const node = this.bubbleOf(message, userId, known);
      const next = messages[index + 1];
      const last = !next || isOwn(next, userId) !== isOwn(message, userId) || next.date - message.date > GROUP_SECONDS;
      node.classList.toggle("tail", last);
      wanted.push(node);
      day = key;
    });
    this.nodes = known;
    return wanted;
  }

  separator(key, name, known) {
    const old = this.nodes.get(key);
    const node = old?.source === name ? old.node : el("li", { class: "day" }, el("span", {}, name));
    known.set(key, { node, source: name });
    return node;
  }

  bubbleOf(message, userId, known) {
    const old = this.nodes.get(message.message_id);
    const node = old?.source === message ? old.node : bubble(message, userId, this.actions);
    if (!old && this.nodes.size) node.classList.add("fresh");
    known.set(message.message_id, { node, source: message });
    return node;
  }

  // An edit replaces the very button that was pressed; somebody on a keyboard must not be thrown out of the chat.
  rememberFocus() {
    const inside = document.activeElement?.closest?.(".message");
    if (!inside || !this.list.contains(inside)) return null;
    const keys = [...inside.querySelectorAll(".key")];
    return { id: Number(inside.dataset.messageId), key: keys.indexOf(document.activeElement),
      label: document.activeElement.textContent };
  }

  restoreFocus(was) {
    if (!was || this.list.contains(document.activeElement)) return;
    const node = this.nodes.get(was.id)?.node;
    if (!node) return this.actions.onFocusLost();
    const keys = [...node.querySelectorAll(".key:not(:disabled)")];
    const target = keys.find((key) => key.textContent === was.label) ?? keys[Math.min(was.key, keys.length - 1)] ?? node;
    target.focus({ preventScroll: true });
  }

  jump(messageId) {
    const node = this.nodes.get(messageId)?.node;
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    node.classList.add("found");
    setTimeout(() => node.classList.remove("found"), 1500);
    node.focus({ preventScroll: true });
  }

  // The arrow keys walk from bubble to bubble; Enter opens the actions of the one in focus.
  onKey(event) {
    const bubbles = [...this.list.querySelectorAll(".message")];
    const here = document.activeElement;
    const at = bubbles.indexOf(here);
    if (here !== this.scroller && at < 0) return;
    const to = { ArrowUp: at < 0 ? bubbles.length - 1 : Math.max(0, at - 1), ArrowDown: at < 0 ? -1 : at + 1, Home: 0,
      End: bubbles.length - 1 }[event.key];
    if (to !== undefined && bubbles[to]) {
      event.preventDefault();
      bubbles[to].focus();
    } else if (at >= 0 && ["Enter", " ", "ContextMenu"].includes(event.key)) {
      event.preventDefault();
      here.querySelector(".message-actions")?.click();
    }
  }
}
