/** The drawer that holds one tool at a time: mailbox, clock, faults, requests. */

import { el, iconButton, replace } from "./dom.js";
import { clockPanel } from "./panel_clock.js";
import { faultsPanel } from "./panel_faults.js";
import { mailPanel } from "./panel_mail.js";
import { requestsPanel } from "./panel_requests.js";
import { say } from "./words.js";

const PANELS = { mail: mailPanel, clock: clockPanel, faults: faultsPanel, requests: requestsPanel };

export class Drawer {
  /** `buttons` maps a tool's name to the button that opens it; `changed` runs when the width of the page changes. */
  constructor(buttons, changed) {
    this.buttons = buttons;
    this.changed = changed;
    this.name = null;
    this.node = el("aside", { class: "drawer", hidden: true, "aria-labelledby": "drawer-title" });
    this.node.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    for (const [name, button] of Object.entries(buttons)) {
      button.setAttribute("aria-expanded", "false");
      button.addEventListener("click", () => this.toggle(name));
    }
  }

  toggle(name) {
    if (this.name === name) this.close();
    else this.open(name);
  }

  open(name) {
    this.stop?.();
    this.mark(null);
    this.name = name;
    const title = el("h2", { id: "drawer-title", tabindex: "-1" }, say(`${name}.title`));
    const body = el("div", { class: "drawer-body" });
    replace(this.node, el("header", { class: "drawer-head" }, title, iconButton("close", say("dialog.close"), () => this.close())), body);
    this.stop = PANELS[name](body);
    this.node.hidden = false;
    this.mark(name);
    this.changed();
    title.focus();
  }

  close() {
    const was = this.name;
    this.stop?.();
    this.stop = null;
    this.name = null;
    this.node.hidden = true;
    this.mark(null);
    this.changed();
    this.buttons[was]?.focus();
  }

  mark(name) {
    for (const [key, button] of Object.entries(this.buttons)) button.setAttribute("aria-expanded", String(key === name));
  }
}
