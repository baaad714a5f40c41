/** Waits for the bot's answer to a tap or an inline query, which may come before or after these are acknowledged. */

import { act, get } from "./api.js";
import { watch } from "./store.js";

const PATIENCE_SECONDS = 20;
const KEPT = 50;
const arrived = new Map();
const waiting = new Map();

watch("answer", (answer) => {
  const id = String(answer.callback_query_id ?? answer.inline_query_id);
  const resolve = waiting.get(id);
  waiting.delete(id);
  if (resolve) return resolve(answer);
  arrived.set(id, answer);
  if (arrived.size > KEPT) arrived.delete(arrived.keys().next().value);
  return undefined;
});

async function asked(id) {
  const answer = await get(`/control/answers/${id}`);
  return answer && !answer.pending ? answer : null;
}

function answerTo(id) {
  if (arrived.has(id)) {
    const answer = arrived.get(id);
    arrived.delete(id);
    return answer;
  }
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    // The stream may be down at that very moment, so the answer is also asked for once at the end.
    setTimeout(async () => {
      if (waiting.delete(id)) resolve(await asked(id).catch(() => null));
    }, PATIENCE_SECONDS * 1000);
  });
}

/** Taps a callback button; resolves to the bot's answer, or null when none came in time. */
export async function tap(userId, botId, messageId, data) {
  const made = await act(userId, botId, "tap", { message_id: messageId, data });
  return answerTo(String(made.callback_query_id));
}

/** Types the bot's name and a query; resolves to {id, results}. */
export async function askInline(userId, botId, query) {
  const made = await act(userId, botId, "inline", { query });
  const id = String(made.inline_query_id);
  const answer = await answerTo(id);
  return { id, results: answer?.results ?? [] };
}
