/** How many columns there are, and who is in which; remembered in this browser. */

import { ChatColumn } from "./column.js";
import { el } from "./dom.js";
import { choosePerson } from "./people.js";
import { person, setShown, tell, world } from "./store.js";
import { say } from "./words.js";

const NARROWEST = 330;
export const MOST = 3;

function remembered(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without storage the columns are simply chosen anew at the next visit.
  }
}

export class Columns {
  constructor() {
    this.node = el("main", { class: "columns", id: "main", "aria-label": say("page.chats"), tabindex: "-1" });
    this.wanted = remembered("sandbox.columns", MOST);
    this.columns = [];
    this.active = 0;
    new ResizeObserver(() => this.fit()).observe(this.node);
    this.node.setAttribute("aria-keyshortcuts", "F6");
    document.addEventListener("keydown", (event) => event.key === "F6" && this.toNext(event));
    this.node.addEventListener("focusin", (event) => this.markActive(event.target));
  }

  shown() {
    return new Set(this.columns.map((column) => column.userId).filter(Boolean));
  }

  /** Fills the columns: the person named in the address first, then whom this browser remembers, then the others. */
  begin(first) {
    const people = world.people.map((one) => one.id);
    const before = remembered("sandbox.people", []).filter((id) => people.includes(id));
    this.order = [...new Set([first, ...before, ...people])].filter((id) => people.includes(id));
    this.fit();
  }

  setWanted(count) {
    this.wanted = count;
    remember("sandbox.columns", count);
    this.fit();
  }

  fit() {
    if (!this.order) return;
    const room = Math.max(1, Math.floor(this.node.clientWidth / NARROWEST));
    const count = Math.max(1, Math.min(this.wanted, room, MOST));
    while (this.columns.length > count) this.columns.pop().close();
    while (this.columns.length < count) this.add();
    this.active = Math.min(this.active, count - 1);
    this.node.dataset.count = count;
    this.changed();
  }

  add() {
    const column = new ChatColumn({
      choose: (one) => choosePerson(() => this.shown(), (id) => this.put(id, one)),
      close: (one) => this.remove(one),
      canClose: () => this.columns.length > 1,
    });
    this.columns.push(column);
    this.node.append(column.node);
    const next = this.order.find((id) => !this.shown().has(id) && person(id));
    if (next) column.setPerson(next);
  }

  remove(column) {
    this.columns = this.columns.filter((one) => one !== column);
    column.close();
    this.order = [...this.shown()];
    this.setWanted(this.columns.length);
    this.columns[0].composer.focus();
    tell("columns", this.wanted);
  }

  /** Opens a person in the active column, or goes to the column where they already are. */
  async open(userId, payload = "") {
    const there = this.columns.find((column) => column.userId === userId);
    await this.put(userId, there ?? this.columns[this.active], payload);
  }

  async put(userId, column, payload = "") {
    const there = this.columns.find((one) => one.userId === userId);
    if (there && there !== column) {
      const other = column.userId;
      if (other) await there.setPerson(other);
    }
    if (column.userId !== userId || payload) await column.setPerson(userId, payload);
    this.active = this.columns.indexOf(column);
    this.changed();
    (column.footer.querySelector("textarea, .big-button") ?? column.head.title).focus();
  }

  // F6 goes from column to column, past all the buttons between them.
  toNext(event) {
    if (document.querySelector("dialog[open]") || !this.columns.length) return;
    event.preventDefault();
    const inside = this.node.contains(document.activeElement);
    const step = event.shiftKey ? this.columns.length - 1 : 1;
    const next = this.columns[inside ? (this.active + step) % this.columns.length : this.active];
    (next.footer.querySelector("textarea, .big-button") ?? next.head.title).focus();
  }

  markActive(target) {
    const at = this.columns.findIndex((column) => column.node.contains(target));
    if (at >= 0) this.active = at;
    this.columns.forEach((column, index) => column.node.classList.toggle("active", index === this.active));
  }

  changed() {
    const ids = [...this.shown()];
    this.order = [...new Set([...ids, ...this.order])];
    remember("sandbox.people", ids);
    setShown(ids);
    tell("people");
  }

  redraw() {
    for (const column of this.columns) if (column.userId) column.setPerson(column.userId);
  }
}
