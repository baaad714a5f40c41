/** The list of people: beside the columns on wide screens, in a window on narrow ones. */

import { avatar } from "./avatars.js";
import { openDialog } from "./dialogs.js";
import { el, icon, replace } from "./dom.js";
import { summary } from "./media.js";
import { addPerson } from "./person_forms.js";
import { personName, watch, world } from "./store.js";
import { clockTime } from "./time.js";
import { say, sayCount } from "./words.js";

function badge(count) {
  if (!count) return null;
  return el("span", { class: "badge" }, el("span", { "aria-hidden": "true" }, count > 99 ? "99+" : count),
    el("span", { class: "sr-only" }, sayCount("people.unread", count)));
}

function lastLine(one) {
  if (one.blocked) return say("people.blocked");
  if (!one.last) return "";
  return typeof one.last === "string" ? one.last : summary(one.last);
}

function row(one, shown, choose) {
  const seconds = one.last?.date;
  return el("li", {}, el("button", { type: "button", class: shown.has(one.id) ? "person open" : "person",
    "aria-current": shown.has(one.id) ? "true" : null, dataset: { personId: one.id }, on: { click: () => choose(one.id) } },
  avatar(one), el("span", { class: "person-words" },
    el("span", { class: "person-top" }, el("span", { class: "person-name" }, personName(one)),
      seconds ? el("span", { class: "person-time" }, clockTime(seconds, one)) : null),
    one.role ? el("span", { class: "person-role" }, one.role) : null,
    el("span", { class: "person-bottom" }, el("span", { class: "person-last" }, lastLine(one)), badge(one.unread)))));
}

/** A list that redraws itself; `shown` gives the ids on screen, `choose(id)` opens one. Returns {node, stop}. */
export function peopleList(shown, choose) {
  const search = el("input", { type: "search", class: "people-search", placeholder: say("people.search"),
    "aria-label": say("people.search"), autocomplete: "off" });
  const list = el("ul", { class: "people-list" });
  const add = el("button", { type: "button", class: "add-person", on: { click: () => addPerson(choose) } }, icon("plus"), say("people.add"));
  const draw = () => {
    const wanted = search.value.trim().toLowerCase();
    const found = world.people.filter((one) => `${personName(one)} ${one.role ?? ""}`.toLowerCase().includes(wanted));
    const focused = document.activeElement?.dataset?.personId;
    replace(list, found.length ? found.map((one) => row(one, shown(), choose)) : el("li", { class: "faint" }, say("people.none")));
    if (focused && !list.contains(document.activeElement)) list.querySelector(`[data-person-id="${CSS.escape(focused)}"]`)?.focus();
  };
  search.addEventListener("input", draw);
  list.addEventListener("keydown", (event) => arrows(event, list));
  const stop = watch("people", draw);
  draw();
  return { node: el("div", { class: "people" }, el("div", { class: "people-find" }, icon("search"), search), list, add), stop, draw };
}

function arrows(event, list) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const rows = [...list.querySelectorAll("button")];
  const next = rows[rows.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Asks for one of the people in a window. */
export function choosePerson(shown, chosen) {
  let node = null;
  const list = peopleList(shown, (id) => {
    node.close();
    chosen(id);
  });
  node = openDialog(say("people.choose"), list.node, { onClose: list.stop });
}
