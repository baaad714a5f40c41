/** Waits for the bot's answer to a tap, which may arrive before or after the tap itself is acknowledged. */

import { act, get } from "./api.js";
import { watch } from "./store.js";

const PATIENCE_SECONDS = 20;
const arrived = new Map();
const waiting = new Map();

watch("answer", (answer) => {
  const id = String(answer.callback_query_id ?? answer.id);
  const resolve = waiting.get(id);
  waiting.delete(id);
  if (resolve) resolve(answer);
  else {
    arrived.set(id, answer);
    if (arrived.size > 50) arrived.delete(arrived.keys().next().value);
  }
});

async function asked(id) {
  const answer = await get(`/control/answers/${id}`);
  return answer && !answer.pending ? answer : null;
}

/** Taps a callback button; resolves to the bot's answer, or null when none came in time. */
export async function tap(userId, botId, messageId, data) {
  const { callback_query_id: raw } = await act(userId, botId, "tap", { message_id: messageId, data });
  const id = String(raw);
  if (arrived.has(id)) {
    const answer = arrived.get(id);
    arrived.delete(id);
    return answer;
  }
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    // The stream may be down at that very moment, so the answer is also asked for once at the end.
    setTimeout(async () => {
      if (!waiting.delete(id)) return;
      resolve(await asked(id).catch(() => null));
    }, PATIENCE_SECONDS * 1000);
  });
}
