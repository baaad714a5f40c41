/** Windows over the page: questions, alerts, menus of actions, toasts, an enlarged photo. */

import { el, icon, iconButton } from "./dom.js";
import { say } from "./words.js";

let serial = 0;

/** Opens a modal window; closing it gives the focus back to where it was. Returns the dialog element. */
export function openDialog(title, body, { role = "dialog", wide = false, onClose } = {}) {
  const id = `dialog-${(serial += 1)}`;
  const node = el("dialog", { class: wide ? "dialog wide" : "dialog", role, "aria-labelledby": id },
    el("header", { class: "dialog-head" }, el("h2", { id }, title),
      iconButton("close", say("dialog.close"), () => node.close())),
    el("div", { class: "dialog-body" }, body));
  node.addEventListener("click", (event) => event.target === node && node.close());
  node.addEventListener("close", () => {
    node.remove();
    onClose?.();
  });
  document.body.append(node);
  node.showModal();
  return node;
}

/** Shows a sentence that must be acknowledged (an answer with show_alert). */
export function alertBox(title, text) {
  const ok = el("button", { type: "button", class: "button primary", autofocus: true }, say("dialog.ok"));
  const words = el("p", { class: "alert-text" }, text);
  const node = openDialog(title, [words, el("div", { class: "dialog-actions" }, ok)], { role: "alertdialog" });
  ok.addEventListener("click", () => node.close());
  ok.focus();
}

/** Asks yes or no; resolves to true only for yes. */
export function confirmBox(title, text, yes) {
  return new Promise((resolve) => {
    let answer = false;
    const close = (value) => {
      answer = value;
      node.close();
    };
    const actions = el("div", { class: "dialog-actions" },
      el("button", { type: "button", class: "button", on: { click: () => close(false) } }, say("dialog.cancel")),
      el("button", { type: "button", class: "button primary", on: { click: () => close(true) } }, yes));
    const node = openDialog(title, [el("p", {}, text), actions], { onClose: () => resolve(answer) });
    actions.lastChild.focus();
  });
}

/** A form in a window. `fields` are nodes; resolves to true when it was submitted and `submit` did not fail. */
export function formBox(title, fields, submitLabel, submit) {
  const problem = el("p", { class: "problem", role: "alert" });
  const form = el("form", { class: "form" }, fields, problem, el("div", { class: "dialog-actions" },
    el("button", { type: "submit", class: "button primary" }, submitLabel)));
  const node = openDialog(title, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.textContent = "";
    try {
      await submit(Object.fromEntries(new FormData(form)));
      node.close();
    } catch (error) {
      problem.textContent = error.message;
    }
  });
  form.querySelector("input, select, textarea")?.focus();
  return node;
}

export function field(label, control) {
  return el("label", { class: "field" }, el("span", {}, label), control);
}

export function lightbox(address, label) {
  openDialog(label, el("img", { class: "lightbox", src: address, alt: label }), { wide: true });
}

/** A short sentence that goes by itself; screen readers hear it. `where` is a column or the page. */
export function toast(text, where = document.body) {
  let stack = where.querySelector(":scope > .toasts");
  if (!stack) {
    stack = el("div", { class: "toasts", role: "status", "aria-live": "polite" });
    where.append(stack);
  }
  const node = el("div", { class: "toast" }, text);
  stack.append(node);
  while (stack.children.length > 3) stack.firstChild.remove();
  setTimeout(() => node.remove(), Math.min(9000, 3500 + text.length * 40));
}

/** Copies a text and says so; when the browser refuses, the text itself is shown so it can be copied by hand. */
export async function copy(text, where, done = say("message.copied_to_clipboard", { text })) {
  try {
    await navigator.clipboard.writeText(text);
    toast(done, where);
  } catch {
    toast(say("message.not_copied", { text }), where);
  }
}

let openMenuNode = null;

/**
 * A menu of actions beside `anchor`: items are {label, icon, run} or null for none. Arrow keys move, Escape closes
 * and gives the focus back.
 */
export function openMenu(anchor, label, items, point = null) {
  openMenuNode?.remove();
  const back = document.activeElement;
  const node = el("div", { class: "menu", role: "menu", "aria-label": label });
  const close = (focus = true) => {
    node.remove();
    openMenuNode = null;
    anchor.setAttribute?.("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    if (focus) back?.focus?.();
  };
  const outside = (event) => node.contains(event.target) || close(false);
  for (const item of items.filter(Boolean)) {
    node.append(el("button", { type: "button", role: "menuitem", tabindex: "-1", class: item.danger ? "danger" : "",
      on: { click: () => { close(); item.run(); } } }, item.icon ? icon(item.icon) : null, el("span", {}, item.label)));
  }
  node.addEventListener("keydown", (event) => menuKey(event, node, close));
  document.body.append(node);
  place(node, anchor, point);
  openMenuNode = node;
  if (anchor.hasAttribute?.("aria-haspopup")) anchor.setAttribute("aria-expanded", "true");
  document.addEventListener("pointerdown", outside, true);
  node.firstChild?.focus();
}

function menuKey(event, node, close) {
  const items = [...node.children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0,
    End: items.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    items[to].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    close();
  }
}

function place(node, anchor, point) {
  const box = point ? { left: point.x, right: point.x, top: point.y, bottom: point.y } : anchor.getBoundingClientRect();
  const { width, height } = node.getBoundingClientRect();
  const left = Math.min(Math.max(8, box.left + width > innerWidth - 8 ? box.right - width : box.left), innerWidth - width - 8);
  const below = box.bottom + height + 8 <= innerHeight;
  const top = below ? box.bottom + 4 : Math.max(8, box.top - height - 4);
  node.style.left = `${Math.max(8, left)}px`;
  node.style.top = `${top}px`;
}
