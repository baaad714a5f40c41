/** The text field under a chat, with its reply or edit context, command completion and buttons. */

import { openAttachMenu } from "./attach.js";
import { el, icon, iconButton, replace } from "./dom.js";
import { summary } from "./media.js";
import { say } from "./words.js";

const INLINE_AFTER_MS = 350;
let serial = 0;

/**
 * `hooks`: send(text, context), lastOwn(), commands(), person(), botName(), toggleKeyboard(), dropped(file),
 * inline(query), choose(id, result).
 */
export class Composer {
  constructor(hooks) {
    this.hooks = hooks;
    this.context = null;
    this.active = -1;
    this.listId = `commands-${(serial += 1)}`;
    this.build();
  }

  build() {
    this.field = el("textarea", { rows: "1", class: "composer-field", maxlength: "4096", placeholder: say("chat.placeholder"),
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.listId });
    this.menuButton = el("button", { type: "button", class: "menu-button", "aria-label": say("chat.commands"),
      "aria-expanded": "false", on: { click: () => this.toggleCommands() } }, icon("menu"), el("span", {}, say("chat.menu")));
    this.attachButton = iconButton("plus", say("chat.attach"), () => openAttachMenu(this.attachButton, this.hooks.person().id, this.hooks.topic()),
      { "aria-haspopup": "menu", "aria-expanded": "false" });
    this.keyboardButton = iconButton("keyboard", say("chat.keyboard"), () => this.hooks.toggleKeyboard(), { hidden: true });
    this.sendButton = iconButton("send", say("chat.send"), () => this.submit(), { class: "icon-button send" });
    this.list = el("ul", { class: "commands", id: this.listId, role: "listbox", "aria-label": say("chat.commands"), hidden: true });
    this.contextBar = el("div", { class: "context-bar", hidden: true });
    this.node = el("div", { class: "composer" }, this.list, this.contextBar,
      el("div", { class: "composer-row" }, this.menuButton, this.attachButton, this.field, this.keyboardButton, this.sendButton));
    this.field.addEventListener("input", () => this.onInput());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    this.field.addEventListener("blur", () => setTimeout(() => this.node.contains(document.activeElement) || this.hideCommands(), 150));
    this.field.addEventListener("paste", (event) => this.onPaste(event));
  }

  onPaste(event) {
    const file = event.clipboardData?.files?.[0];
    if (!file) return;
    event.preventDefault();
    this.hooks.dropped(file);
  }

  setPerson(name) {
    this.field.setAttribute("aria-label", say("chat.write_as", { name }));
    this.clearContext();
    this.write("");
  }

  setCommands(commands) {
    this.menuButton.hidden = !commands.length;
  }

  /** The keyboard the bot offers: its placeholder, and whether there is one to show or hide. */
  setMarkup(markup, open) {
    this.field.placeholder = markup?.input_field_placeholder || say("chat.placeholder");
    this.keyboardButton.hidden = !markup?.keyboard?.length;
    this.keyboardButton.setAttribute("aria-pressed", String(open));
  }

  write(text) {
    this.field.value = text;
    this.grow();
    this.hideCommands();
  }

  focus() {
    this.field.focus();
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 160)}px`;
    this.sendButton.classList.toggle("ready", this.field.value.trim() !== "");
  }

  setContext(kind, message) {
    this.context = { kind, message };
    const title = kind === "edit" ? say("chat.editing") : say("chat.reply_to", { name: message.from?.first_name ?? "" });
    replace(this.contextBar, icon(kind === "edit" ? "edit" : "reply"),
      el("div", { class: "context-text" }, el("strong", {}, title), el("span", {}, summary(message))),
      iconButton("close", say("chat.cancel_context"), () => this.dropContext()));
    this.contextBar.hidden = false;
    if (kind === "edit") this.write(message.text ?? message.caption ?? "");
    this.focus();
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
  }

  dropContext() {
    if (this.context?.kind === "edit") this.write("");
    this.clearContext();
    this.focus();
  }

  clearContext() {
    this.context = null;
    this.contextBar.hidden = true;
  }

  async submit(text = this.field.value.trim()) {
    if (!text) return;
    const { context } = this;
    this.write("");
    this.clearContext();
    this.focus();
    const sent = await this.hooks.send(text, context);
    if (sent || this.field.value) return;
    // A refused sentence is given back rather than lost.
    this.write(text);
    if (context) this.setContext(context.kind, context.message);
  }

  onInput() {
    this.grow();
    const typed = this.field.value;
    const inline = /^@(\w+) (.*)$/s.exec(typed);
    clearTimeout(this.asking);
    if (/^\/\w*$/.test(typed)) this.showCommands(typed.slice(1).toLowerCase());
    else if (inline && inline[1].toLowerCase() === this.hooks.botName().toLowerCase()) {
      this.asking = setTimeout(() => this.showInline(inline[2], typed), INLINE_AFTER_MS);
    } else this.hideCommands();
  }

  onKey(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    if (open && this.onListKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "ArrowUp" && !this.field.value) {
      const own = this.hooks.lastOwn();
      if (own) {
        event.preventDefault();
        this.setContext("edit", own);
      }
    } else if (event.key === "Escape" && this.context) {
      event.preventDefault();
      this.dropContext();
    }
  }

  onListKey(event) {
    const count = this.list.children.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.activate((this.active + step + count) % count);
    } else if (event.key === "Escape") {
      this.hideCommands();
    } else if ((event.key === "Enter" || event.key === "Tab") && this.active >= 0) {
      this.list.children[this.active].click();
    } else return false;
    event.preventDefault();
    return true;
  }

  activate(index) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.list.children[index];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option?.id ?? "");
  }

  toggleCommands() {
    if (!this.list.hidden) return this.hideCommands();
    this.showCommands("");
    this.focus();
  }

  showCommands(start) {
    const found = this.hooks.commands().filter((one) => one.command.startsWith(start));
    this.offer(found.map((one) => ({ title: `/${one.command}`, text: one.description, run: () => this.submit(`/${one.command}`) })));
  }

  // What the bot offers for its name and a query; an answer that comes after more was typed is too late.
  async showInline(query, typed) {
    const { id, results } = await this.hooks.inline(query).catch(() => ({ results: [] }));
    if (this.field.value !== typed) return;
    this.offer(results.map((one) => ({ title: one.title ?? one.type, text: one.description ?? "", run: () => {
      this.write("");
      this.hooks.choose(id, one.id);
    } })));
  }

  offer(entries) {
    if (!entries.length) return this.hideCommands();
    replace(this.list, entries.map((one, index) => el("li", { role: "option", id: `${this.listId}-${index}`, "aria-selected": "false",
      on: { mousedown: (event) => event.preventDefault(), click: one.run } }, el("strong", {}, one.title), el("span", {}, one.text))));
    this.list.hidden = false;
    this.setExpanded(true);
    this.active = -1;
    this.activate(0);
  }

  hideCommands() {
    this.list.hidden = true;
    this.active = -1;
    this.setExpanded(false);
    this.field.removeAttribute("aria-activedescendant");
  }

  setExpanded(open) {
    this.field.setAttribute("aria-expanded", String(open));
    this.menuButton.setAttribute("aria-expanded", String(open));
  }
}
