/** Speaks to the sandbox's control API; every refusal becomes an ApiError with the server's own sentence. */

import { say } from "./words.js";

export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

async function request(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { credentials: "same-origin", ...options });
  } catch {
    throw new ApiError(say("page.offline"), 0);
  }
  const text = await response.text();
  let body = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    body = { error: text };
  }
  if (!response.ok) {
    const reason = body?.error ?? body?.description ?? body?.message ?? say("page.error", { code: response.status });
    throw new ApiError(String(reason), response.status);
  }
  return body;
}

export const get = (path) => request(path);

function send(method, path, body) {
  return request(path, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

export const post = (path, body = {}) => send("POST", path, body);
export const patch = (path, body) => send("PATCH", path, body);

/** What one person does towards one bot: `act(person, bot, "text", {text})`. */
export function act(userId, botId, action, body = {}) {
  return post(`/control/people/${userId}/${action}?bot=${botId}`, { bot: botId, ...body });
}

/** Sends a file as that person; `kind` is photo, document, voice or video. */
export function sendFile(userId, botId, file, kind, caption = "", target = {}) {
  const form = new FormData();
  form.append("kind", kind);
  form.append("caption", caption);
  form.append("bot", String(botId));
  if (target.thread_id) form.append("thread_id", String(target.thread_id));
  form.append("file", file, file.name || `${kind}.bin`);
  return request(`/control/people/${userId}/file?bot=${botId}`, { method: "POST", body: form });
}

export const fileAddress = (fileId) => `/control/files/${encodeURIComponent(fileId)}`;
