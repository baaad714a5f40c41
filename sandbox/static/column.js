/** One column: the telephone of one person, in conversation with the bot. */

import { askInline } from "./answers.js";
import { act } from "./api.js";
import { kindOf, previewAndSend, shareLocation, shareOwnContact, shareUsers } from "./attach.js";
import { isOwn } from "./bubbles.js";
import { ColumnHead } from "./column_head.js";
import { Composer } from "./composer.js";
import { copy, openMenu, toast } from "./dialogs.js";
import { el, replace } from "./dom.js";
import { History } from "./history.js";
import { replyKeyboard } from "./keyboards.js";
import { summary } from "./media.js";
import { bot, businessNow, knownChat, openChat, person, personName, watch, world } from "./store.js";
import { tapButton } from "./tapping.js";
import { TopicTabs } from "./topics.js";
import { say } from "./words.js";

/** `hooks`: choose(column) opens the list of people, close(column). */
export class ChatColumn {
  constructor(hooks) {
    this.hooks = hooks;
    this.userId = null;
    this.draft = null;
    this.payload = "";
    this.keyboardOpen = true;
    this.history = new History(this.actions());
    this.composer = new Composer({
      send: (text, context) => this.send(text, context),
      lastOwn: () => this.messages().findLast((one) => isOwn(one, this.userId) && one.text),
      commands: () => knownChat(this.userId)?.commands ?? [],
      person: () => person(this.userId),
      botName: () => bot()?.username ?? "",
      toggleKeyboard: () => this.toggleKeyboard(),
      inline: (query) => askInline(this.userId, world.bot, query),
      choose: (id, result) => this.attempt(() => act(this.userId, world.bot, "choose", { inline_query_id: id, result_id: result })),
      topic: () => this.topics.target(),
      dropped: (file) => previewAndSend(this.userId, file, kindOf(file), this.topics.target()),
    });
    this.build();
    this.stops = this.follow();
  }

  build() {
    this.head = new ColumnHead({
      choose: () => this.hooks.choose(this),
      close: () => this.hooks.close(this),
      canClose: () => this.hooks.canClose(),
      attempt: (work) => this.attempt(work),
      draw: () => this.draw(),
    });
    this.news = el("div", { class: "sr-only", "aria-live": "polite", role: "status" });
    this.topics = new TopicTabs(() => this.onTopic());
    this.footer = el("div", { class: "column-footer" });
    this.keyboard = el("div", { class: "keyboard-place" });
    this.node = el("section", { class: "column" }, this.head.node, this.topics.node, this.history.node, this.news, this.footer);
    this.node.addEventListener("dragover", (event) => {
      event.preventDefault();
      this.node.classList.add("dropping");
    });
    this.node.addEventListener("dragleave", () => this.node.classList.remove("dropping"));
    this.node.addEventListener("drop", (event) => this.onDrop(event));
    this.head.draw();
    this.drawFooter();
  }

  onDrop(event) {
    event.preventDefault();
    this.node.classList.remove("dropping");
    const file = event.dataTransfer.files[0];
    if (file && this.userId) previewAndSend(this.userId, file, kindOf(file), this.topics.target());
  }

  follow() {
    const mine = (topic, handler) => watch(topic, (value) => (value?.userId ?? value) === this.userId && handler(value));
    return [
      mine("added", ({ message }) => this.onAdded(message)),
      mine("edited", ({ message }) => this.onEdited(message)),
      mine("deleted", () => this.draw()),
      mine("chat", () => this.draw()),
      mine("keyboard", () => this.onKeyboard()),
      mine("typing", (event) => this.onTyping(event)),
      mine("person", () => this.draw(true)),
      watch("people", () => this.onPeople()),
      watch("clock", () => this.draw()),
    ];
  }

  close() {
    for (const stop of this.stops) stop();
    this.head.stop();
    this.node.remove();
  }

  messages() {
    return knownChat(this.userId)?.messages ?? [];
  }

  /** Shows this person's chat, with a start parameter waiting to be sent when a link brought them here. */
  async setPerson(userId, payload = "") {
    this.userId = userId;
    this.payload = payload;
    this.draft = null;
    this.head.setPerson(userId);
    this.keyboardOpen = true;
    this.topics.reset();
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
    this.topics.draw(knownChat(this.userId)?.topics);
    const messages = this.topics.filter(this.messages());
    this.history.draw(this.userId, this.draft ? [...messages, this.draft] : messages);
    this.head.draw();
    this.drawFooter();
  }

  onAdded(message) {
    const own = isOwn(message, this.userId);
    if (!own) {
      this.draft = null;
      this.head.typing(null);
      this.news.textContent = say("chat.new", { text: summary(message) });
    } else this.history.stick = true;
    this.draw();
  }

  onEdited(message) {
    if (!isOwn(message, this.userId)) this.news.textContent = say("chat.changed", { text: summary(message) });
    this.draw();
  }

  // A draft is a message being written: it stands at the end until the real one comes.
  onTyping({ action, draft }) {
    this.head.typing(action);
    if (!draft) return;
    const from = { id: world.bot, is_bot: true, first_name: bot()?.first_name ?? "" };
    this.draft = { ...draft, from, message_id: Number.MAX_SAFE_INTEGER, date: Math.floor(businessNow() / 1000), _draft: true };
    this.draw();
  }

  onPeople() {
    const { blocked } = person(this.userId) ?? {};
    this.head.draw();
    if (blocked !== this.blocked) this.drawFooter();
    this.blocked = blocked;
  }

  onTopic() {
    this.history.stick = true;
    this.draw();
    this.composer.focus();
  }

  onKeyboard() {
    this.keyboardOpen = true;
    this.drawFooter();
  }

  // Whoever was in the footer stays there when what had the focus makes room for something else.
  drawFooter() {
    const wasInside = this.footer.contains(document.activeElement);
    this.fillFooter();
    if (wasInside && !this.footer.contains(document.activeElement)) {
      this.footer.querySelector("textarea, .big-button")?.focus();
    }
  }

  fillFooter() {
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
  }

  send(text, context) {
    if (context?.kind === "edit") {
      return this.attempt(() => act(this.userId, world.bot, "edit", { message_id: context.message.message_id, text }));
    }
    const reply = context ?? this.forcedReply();
    return this.attempt(() => act(this.userId, world.bot, "text",
      { text, ...this.topics.target(), ...(reply ? { reply_to: reply.message.message_id } : {}) }));
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
    const after = (done) => {
      if (!done || !markup?.one_time_keyboard) return;
      knownChat(this.userId).reply_keyboard = null;
      this.drawFooter();
    };
    return {
      onKey: async (label) => {
        this.composer.focus();
        after(await this.attempt(() => act(this.userId, world.bot, "key", { label })));
      },
      onContact: () => shareOwnContact(this.userId, this.node).then(after),
      onLocation: () => shareLocation(this.userId, this.node).then(after),
      onUsers: (button) => shareUsers(this.userId, button).then(after),
      onUnsupported: () => toast(say("message.unsupported_button"), this.node),
    };
  }

  actions() {
    return {
      onTap: (message, button, node) => tapButton(this.userId, message, button, node, this.node, (link) => this.openLink(link)),
      onCopy: (text) => copy(text, this.node),
      onInline: (query) => {
        this.composer.write(`@${bot().username} ${query}`);
        this.composer.focus();
        this.composer.onInput();
      },
      onLink: (event, link) => {
        if (event.ctrlKey || event.metaKey || event.button) return;
        event.preventDefault();
        this.openLink(link);
      },
      onCommand: (text) => this.send(text, null),
      onUnsupported: () => toast(say("message.unsupported_button"), this.node),
      onMenu: (message, anchor, point) => this.openMessageMenu(message, anchor, point),
      onJump: (messageId) => this.history.jump(messageId),
      onFocusLost: () => this.composer.focus(),
    };
  }

  // A link to the bot offers its start button, as Telegram does, rather than leaving the page.
  openLink(link) {
    this.payload = link.payload;
    this.drawFooter();
    (this.footer.querySelector(".big-button") ?? this.composer).focus();
  }

  openMessageMenu(message, anchor, point) {
    const own = isOwn(message, this.userId);
    const text = message.text ?? message.caption;
    openMenu(anchor, say("message.actions"), [
      { label: say("message.reply"), icon: "reply", run: () => this.composer.setContext("reply", message) },
      text && !message.has_protected_content && { label: say("message.copy"), icon: "copy", run: () => copy(text, this.node, say("message.copied")) },
      own && message.text && { label: say("message.edit"), icon: "edit", run: () => this.composer.setContext("edit", message) },
    ], point);
  }
}
