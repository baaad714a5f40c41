/** One column: the telephone of one person, in conversation with the bot. */

import { tap } from "./answers.js";
import { act } from "./api.js";
import { kindOf, previewAndSend, shareLocation, shareOwnContact } from "./attach.js";
import { avatar } from "./avatars.js";
import { isOwn } from "./bubbles.js";
import { Composer } from "./composer.js";
import { alertBox, confirmBox, copy, openMenu, toast } from "./dialogs.js";
import { el, icon, iconButton, replace } from "./dom.js";
import { History } from "./history.js";
import { replyKeyboard } from "./keyboards.js";
import { summary } from "./media.js";
import { editPerson } from "./person_forms.js";
import { bot, businessNow, knownChat, openChat, person, personName, tell, watch, world } from "./store.js";
import { clockTime } from "./time.js";
import { say } from "./words.js";

const TYPING_MS = 5000;

/** `hooks`: choose(column) opens the list of people, close(column). */
export class ChatColumn {
  constructor(hooks) {
    this.hooks = hooks;
    this.userId = null;
    this.typing = null;
    this.payload = "";
    this.keyboardOpen = true;
    this.history = new History(this.actions());
    this.composer = new Composer({
      send: (text, context) => this.send(text, context),
      lastOwn: () => this.messages().findLast((one) => isOwn(one, this.userId) && one.text),
      commands: () => knownChat(this.userId)?.commands ?? [],
      person: () => person(this.userId),
      toggleKeyboard: () => this.toggleKeyboard(),
      dropped: (file) => previewAndSend(this.userId, file, kindOf(file)),
    });
    this.build();
    this.stops = this.follow();
  }

  build() {
    this.title = el("button", { type: "button", class: "column-title", "aria-haspopup": "dialog",
      on: { click: () => this.hooks.choose(this) } });
    this.moreButton = iconButton("more", say("chat.more"), () => this.openMore(), { "aria-haspopup": "menu", "aria-expanded": "false" });
    this.news = el("div", { class: "sr-only", "aria-live": "polite", role: "status" });
    this.footer = el("div", { class: "column-footer" });
    this.keyboard = el("div", { class: "keyboard-place" });
    this.node = el("section", { class: "column" }, el("header", { class: "column-head" }, this.title, this.moreButton),
      this.history.node, this.news, this.footer);
    this.node.addEventListener("dragover", (event) => {
      event.preventDefault();
      this.node.classList.add("dropping");
    });
    this.node.addEventListener("dragleave", () => this.node.classList.remove("dropping"));
    this.node.addEventListener("drop", (event) => this.onDrop(event));
    this.drawHead();
    this.drawFooter();
  }

  onDrop(event) {
    event.preventDefault();
    this.node.classList.remove("dropping");
    const file = event.dataTransfer.files[0];
    if (file && this.userId) previewAndSend(this.userId, file, kindOf(file));
  }

  follow() {
    const mine = (topic, handler) => watch(topic, (value) => (value?.userId ?? value) === this.userId && handler(value));
    return [
      mine("added", ({ message }) => this.onAdded(message)),
      mine("edited", ({ message }) => this.onEdited(message)),
      mine("deleted", () => this.draw()),
      mine("chat", () => this.draw()),
      mine("keyboard", () => this.onKeyboard()),
      mine("typing", ({ action }) => this.showTyping(action)),
      mine("person", () => this.draw(true)),
      watch("people", () => this.drawHead()),
      watch("clock", () => this.drawHead()),
    ];
  }

  close() {
    for (const stop of this.stops) stop();
    clearTimeout(this.typing);
    this.node.remove();
  }

  messages() {
    return knownChat(this.userId)?.messages ?? [];
  }

  /** Shows this person's chat, with a start parameter waiting to be sent when a link brought them here. */
  async setPerson(userId, payload = "") {
    this.userId = userId;
    this.payload = payload;
    this.typingAction = null;
    this.keyboardOpen = true;
    const name = personName(person(userId));
    this.node.setAttribute("aria-label", say("chat.with", { name }));
    this.history.reset(say("chat.history", { name }));
    this.composer.setPerson(name);
    await this.attempt(() => openChat(userId));
    if (this.userId === userId) this.draw();
  }

  async attempt(work) {
    try {
      await work();
      return true;
    } catch (error) {
      toast(say("page.failed", { reason: error.message }), this.node);
      return false;
    }
  }

  draw(anew = false) {
    if (!this.userId) return;
    if (anew) this.history.nodes.clear();
    this.history.draw(this.userId, this.messages());
    this.drawHead();
    this.drawFooter();
  }

  onAdded(message) {
    const own = isOwn(message, this.userId);
    if (!own) {
      this.showTyping(null);
      this.news.textContent = say("chat.new", { text: summary(message) });
    } else this.history.stick = true;
    this.draw();
  }

  onEdited(message) {
    if (!isOwn(message, this.userId)) this.news.textContent = say("chat.changed", { text: summary(message) });
    this.draw();
  }

  onKeyboard() {
    this.keyboardOpen = true;
    this.drawFooter();
  }

  showTyping(action) {
    clearTimeout(this.typing);
    this.typingAction = action && action !== "cancel" ? action : null;
    if (this.typingAction) this.typing = setTimeout(() => this.showTyping(null), TYPING_MS);
    this.drawHead();
  }

  subtitle(one) {
    if (this.typingAction) {
      const key = { upload_photo: "chat.upload_photo", upload_document: "chat.upload_document" }[this.typingAction] ?? "chat.typing";
      return el("span", { class: "typing" }, `${bot()?.first_name ?? ""} ${say(key)}`);
    }
    const zone = one.time_zone?.split("/").pop().replace("_", " ");
    return el("span", {}, [one.role, `${clockTime(businessNow() / 1000, one)} ${zone ?? ""}`].filter(Boolean).join(" · "));
  }

  drawHead() {
    const one = person(this.userId);
    this.moreButton.hidden = !one;
    if (!one) return replace(this.title, el("span", { class: "column-name" }, say("people.choose")), icon("down"));
    this.title.setAttribute("aria-label", say("people.choose_for", { name: personName(one) }));
    return replace(this.title, avatar(one), el("span", { class: "column-who" },
      el("span", { class: "column-name" }, personName(one)), el("span", { class: "column-sub" }, this.subtitle(one))), icon("down"));
  }

  drawFooter() {
    const one = person(this.userId);
    this.node.classList.toggle("vacant", !one);
    if (!one) return replace(this.footer, el("p", { class: "empty-note" }, say("chat.choose_column")));
    if (one.blocked) {
      return replace(this.footer, el("p", { class: "empty-note small" }, say("chat.blocked")),
        this.bigButton(say("chat.unblock"), () => act(one.id, world.bot, "unblock")));
    }
    if (!this.messages().length || this.payload) {
      const label = say(this.payload ? "chat.start_link" : "chat.start");
      return replace(this.footer, this.messages().length ? null
        : el("p", { class: "empty-note small" }, say("chat.about", { name: personName(one) })),
      this.bigButton(label, () => this.start()));
    }
    const { reply_keyboard: markup, commands } = knownChat(this.userId) ?? {};
    this.composer.setCommands(commands ?? []);
    this.composer.setMarkup(markup, this.keyboardOpen);
    replace(this.keyboard, this.keyboardOpen ? replyKeyboard(markup, this.keys(markup)) : null);
    if (this.composer.node.parentNode !== this.footer) replace(this.footer, this.composer.node, this.keyboard);
    return undefined;
  }

  bigButton(label, run) {
    return el("button", { type: "button", class: "big-button", on: { click: () => this.attempt(run) } }, label);
  }

  async start() {
    const { payload } = this;
    this.payload = "";
    await act(this.userId, world.bot, "start", { payload });
    await openChat(this.userId, true);
    this.draw();
    this.composer.focus();
  }

  send(text, context) {
    if (context?.kind === "edit") {
      return this.attempt(() => act(this.userId, world.bot, "edit", { message_id: context.message.message_id, text }));
    }
    const reply = context ?? this.forcedReply();
    return this.attempt(() => act(this.userId, world.bot, "text", reply ? { text, reply_to: reply.message.message_id } : { text }));
  }

  // A bot that forces a reply means its latest message.
  forcedReply() {
    if (!knownChat(this.userId)?.reply_keyboard?.force_reply) return null;
    const message = this.messages().findLast((one) => !isOwn(one, this.userId));
    return message ? { message } : null;
  }

  toggleKeyboard() {
    this.keyboardOpen = !this.keyboardOpen;
    this.drawFooter();
  }

  keys(markup) {
    const after = () => markup?.one_time_keyboard && this.keyboardOpen && this.toggleKeyboard();
    return {
      onText: async (text) => {
        this.composer.focus();
        if (await this.send(text, null)) after();
      },
      onContact: () => shareOwnContact(this.userId, this.node).then(after),
      onLocation: () => shareLocation(this.userId, this.node).then(after),
      onUnsupported: () => toast(say("message.unsupported_button"), this.node),
    };
  }

  actions() {
    return {
      onTap: (message, button, node) => this.onTap(message, button, node),
      onCopy: (text) => copy(text, this.node),
      onInline: (query) => {
        this.composer.write(`@${bot().username} ${query}`);
        this.composer.focus();
      },
      onLink: (event, link) => {
        if (event.ctrlKey || event.metaKey || event.button) return;
        event.preventDefault();
        this.payload = link.payload;
        this.drawFooter();
        this.footer.querySelector(".big-button")?.focus();
      },
      onCommand: (text) => this.send(text, null),
      onUnsupported: () => toast(say("message.unsupported_button"), this.node),
      onMenu: (message, anchor, point) => this.openMessageMenu(message, anchor, point),
      onJump: (messageId) => this.history.jump(messageId),
      onFocusLost: () => this.composer.focus(),
    };
  }

  async onTap(message, button, node) {
    if (node.classList.contains("waiting")) return;
    node.classList.add("waiting");
    await this.attempt(async () => {
      const answer = await tap(this.userId, world.bot, message.message_id, button.callback_data);
      if (!answer) toast(say("message.no_answer"), this.node);
      else if (answer.url) window.open(answer.url, "_blank", "noopener");
      else if (answer.text && answer.show_alert) alertBox(bot()?.first_name ?? "", answer.text);
      else if (answer.text) toast(answer.text, this.node);
    });
    node.classList.remove("waiting");
  }

  openMessageMenu(message, anchor, point) {
    const own = isOwn(message, this.userId);
    const text = message.text ?? message.caption;
    openMenu(anchor, say("message.actions"), [
      { label: say("message.reply"), icon: "reply", run: () => this.composer.setContext("reply", message) },
      text && { label: say("message.copy"), icon: "copy", run: () => copy(text, this.node, say("message.copied")) },
      own && text && { label: say("message.edit"), icon: "edit", run: () => this.composer.setContext("edit", message) },
    ], point);
  }

  openMore() {
    const one = person(this.userId);
    const block = one.blocked ? "unblock" : "block";
    openMenu(this.moreButton, say("chat.more"), [
      { label: say("person.settings"), icon: "person", run: () => editPerson(one) },
      { label: say(`chat.${block}`), icon: "fault", run: () => this.attempt(() => this.block(one, block)) },
      { label: say("chat.clear"), icon: "close", danger: true, run: () => this.clear(one) },
      this.hooks.canClose() && { label: say("chat.close"), icon: "close", run: () => this.hooks.close(this) },
    ]);
  }

  async block(one, action) {
    await act(one.id, world.bot, action);
    one.blocked = action === "block";
    tell("people");
    this.drawFooter();
  }

  async clear(one) {
    const sure = await confirmBox(say("chat.clear"), say("chat.clear.sure", { name: personName(one) }), say("chat.clear"));
    if (!sure) return;
    await this.attempt(async () => {
      await act(one.id, world.bot, "clear");
      await openChat(one.id, true);
    });
    this.draw();
  }
}
