/** Draws one message as a bubble. */

import { el, icon, iconButton } from "./dom.js";
import { richText } from "./entities.js";
import { inlineKeyboard } from "./keyboards.js";
import { media, summary } from "./media.js";
import { bot, knownChat, person, personName } from "./store.js";
import { clockTime, fullTime, zoneOf } from "./time.js";
import { say } from "./words.js";

const SERVICE = ["pinned_message", "new_chat_title", "write_access_allowed", "users_shared", "chat_shared",
  "message_auto_delete_timer_changed", "forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"];

function senderName(message) {
  return message.from ? personName(message.from) : bot()?.first_name ?? "";
}

export const isOwn = (message, userId) => message.from?.id === userId;

function quoted(message, jump) {
  const source = message.reply_to_message;
  if (!source) return null;
  return el("button", { type: "button", class: "quoted", on: { click: () => jump(source.message_id) } },
    el("span", { class: "quoted-name" }, senderName(source)), el("span", { class: "quoted-text" }, summary(source)));
}

function origin(message) {
  if (message.via_bot) return el("div", { class: "forwarded" }, `via @${message.via_bot.username}`);
  const from = message.forward_origin;
  if (!from) return null;
  const name = from.sender_user_name ?? (from.sender_user && personName(from.sender_user)) ?? from.chat?.title ?? "";
  return el("div", { class: "forwarded" }, say("chat.forwarded", { name }));
}

function stamp(message, reader, own) {
  const whole = fullTime(message.date * 1000, zoneOf(reader));
  return el("span", { class: "stamp", title: whole },
    message.edit_date || message._edited ? el("span", { class: "edited" }, say("chat.edited")) : null,
    el("time", { datetime: new Date(message.date * 1000).toISOString() }, clockTime(message.date, reader)),
    own ? icon("check") : null);
}

function reactions(message) {
  const all = Object.values(message._reactions ?? {}).flat().map((one) => one.emoji).filter(Boolean);
  return all.length ? el("div", { class: "reactions" }, all.map((emoji) => el("span", {}, emoji))) : null;
}

function topic(message, userId) {
  const name = message.message_thread_id && knownChat(userId)?.topics?.[message.message_thread_id]?.name;
  return name ? el("div", { class: "in-topic" }, el("span", { class: "sr-only" }, `${say("chat.topic")} `), `# ${name}`) : null;
}

function service(message) {
  return el("li", { class: "service", dataset: { messageId: message.message_id } },
    el("span", {}, `${senderName(message)} : ${summary(message.pinned_message ?? message)}`));
}

/**
 * One message as a list item. `actions`: onTap, onCopy, onInline, onLink, onCommand, onUnsupported, onMenu(message,
 * node, point), onJump(messageId).
 */
export function bubble(message, userId, actions) {
  if (SERVICE.some((kind) => message[kind])) return service(message);
  const reader = person(userId);
  const own = isOwn(message, userId);
  const words = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities;
  const carried = media(message);
  const context = { person: reader, onCommand: actions.onCommand, onLink: actions.onLink };
  const text = words ? el("div", { class: "words", dir: "auto" }, richText(words, entities, context)) : null;
  const unknown = !words && !carried ? el("div", { class: "words faint" }, say("message.unknown")) : null;
  const box = el("div", { class: carried && !words ? "bubble only-media" : "bubble" },
    el("span", { class: "sr-only" }, `${own ? personName(reader) : senderName(message)} : `),
    topic(message, userId), origin(message), quoted(message, actions.onJump), message.show_caption_above_media ? [text, carried] : [carried, text],
    unknown, reactions(message), message._draft ? null : stamp(message, reader, own));
  const node = el("li", { class: ["message", own && "own", message._draft && "draft", message.has_protected_content && "guarded"].filter(Boolean).join(" "), tabindex: "-1",
    dataset: { messageId: message.message_id } }, el("div", { class: "message-row" }, box,
    iconButton("more", say("message.actions"), (event) => actions.onMenu(message, event.currentTarget),
      { tabindex: "-1", class: "icon-button message-actions", "aria-haspopup": "menu" })),
    inlineKeyboard(message, actions));
  box.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    actions.onMenu(message, node, { x: event.clientX, y: event.clientY });
  });
  return node;
}
