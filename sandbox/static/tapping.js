/** A tap on a callback button: the button waits, then the bot's answer is shown as toast, alert or link. */

import { tap } from "./answers.js";
import { alertBox, toast } from "./dialogs.js";
import { telegramLink } from "./links.js";
import { bot, world } from "./store.js";
import { say } from "./words.js";

function show(answer, where, openLink) {
  if (!answer) return toast(say("message.no_answer"), where);
  const link = answer.url ? telegramLink(answer.url) : null;
  if (link?.bot) return openLink(link);
  if (answer.url) return toast(say("message.unsupported_button"), where);
  if (answer.text && answer.show_alert) return alertBox(bot()?.first_name ?? "", answer.text);
  return answer.text ? toast(answer.text, where) : null;
}

/** Taps as that person; `where` is the node that shows the toast, `openLink` follows a link to the bot. */
export async function tapButton(userId, message, button, node, where, openLink) {
  if (node.classList.contains("waiting")) return;
  node.classList.add("waiting");
  try {
    show(await tap(userId, world.bot, message.message_id, button.callback_data), where, openLink);
  } catch (error) {
    toast(say("page.failed", { reason: error.message }), where);
  }
  node.classList.remove("waiting");
}
