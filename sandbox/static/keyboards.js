/** Draws the keyboards a bot offers: under a message (inline) and under the text field (reply). */

import { el, icon } from "./dom.js";
import { safeAddress } from "./entities.js";
import { telegramLink } from "./links.js";
import { say } from "./words.js";

const STYLES = new Set(["primary", "success", "danger"]);

function look(button, kind = "") {
  return ["key", STYLES.has(button.style) ? `key-${button.style}` : "", kind].filter(Boolean).join(" ");
}

function linkKey(button, actions) {
  const address = safeAddress(button.url ?? button.login_url?.url ?? button.web_app?.url);
  if (!address) return el("button", { type: "button", class: look(button), disabled: true }, button.text);
  const inside = telegramLink(address);
  const node = el("a", { class: look(button), href: inside?.address ?? address, target: "_blank", rel: "noopener noreferrer",
    title: address, "aria-label": say("message.link_opens", { text: button.text }) }, button.text, icon("link"));
  if (inside?.bot) node.addEventListener("click", (event) => actions.onLink(event, inside));
  return node;
}

function inlineKey(button, message, actions) {
  if (button.url || button.login_url || button.web_app) return linkKey(button, actions);
  const node = el("button", { type: "button", class: look(button), disabled: button.disabled === true }, button.text);
  if (button.callback_data !== undefined) {
    node.addEventListener("click", () => actions.onTap(message, button, node));
  } else if (button.copy_text) {
    node.append(icon("copy"));
    node.setAttribute("aria-label", say("message.copies", { text: button.text }));
    node.addEventListener("click", () => actions.onCopy(button.copy_text.text));
  } else if (inlineQuery(button) !== undefined) {
    node.append(icon("share"));
    node.setAttribute("aria-label", say("message.shares", { text: button.text }));
    node.addEventListener("click", () => actions.onInline(inlineQuery(button)));
  } else {
    node.addEventListener("click", () => actions.onUnsupported());
  }
  return node;
}

function inlineQuery(button) {
  return button.switch_inline_query_current_chat ?? button.switch_inline_query ?? button.switch_inline_query_chosen_chat?.query;
}

/** The buttons under a message, or null. */
export function inlineKeyboard(message, actions) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return el("div", { class: "inline-keyboard" },
    rows.map((row) => el("div", { class: "key-row" }, row.map((button) => inlineKey(button, message, actions)))));
}

/** The keyboard under the text field, or null; a key sends its text unless it asks for something else. */
export function replyKeyboard(markup, actions) {
  if (!markup?.keyboard?.length) return null;
  const press = (button) => {
    if (button.request_contact) return actions.onContact();
    if (button.request_location) return actions.onLocation();
    if (button.request_users) return actions.onUsers(button);
    if (button.request_chat || button.request_poll || button.web_app) return actions.onUnsupported();
    return actions.onKey(button.text);
  };
  return el("div", { class: "reply-keyboard", role: "group", "aria-label": say("chat.keyboard") },
    markup.keyboard.map((row) => el("div", { class: "key-row" }, row.map((raw) => {
      const button = typeof raw === "string" ? { text: raw } : raw;
      return el("button", { type: "button", class: look(button, "reply-key"), on: { click: () => press(button) } }, button.text);
    }))));
}
