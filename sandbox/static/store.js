/** What the page knows: bots, people, chats, clock; changed only here, watched by the views. */

import { get } from "./api.js";
import { beginFetch, endFetch, merged, noteDuringFetch, noteKeyboardDuringFetch } from "./merging.js";
import { listen } from "./stream.js";

const watchers = new Map();
const chats = new Map();
export const world = { bots: [], people: [], clock: { now: null, offset_seconds: 0 }, faults: {}, mail_count: 0, bot: null };
let lead = 0;

/** Calls `handler` on every `topic`; returns the function that stops it. */
export function watch(topic, handler) {
  if (!watchers.has(topic)) watchers.set(topic, new Set());
  watchers.get(topic).add(handler);
  return () => watchers.get(topic).delete(handler);
}

export function tell(topic, value) {
  for (const handler of watchers.get(topic) ?? []) handler(value);
}

/** Business time now, in milliseconds. */
export function businessNow() {
  return Date.now() + lead;
}

function setClock(clock) {
  world.clock = clock;
  const now = typeof clock.now === "number" ? clock.now * 1000 : Date.parse(clock.now);
  if (Number.isFinite(now)) lead = now - Date.now();
  tell("clock", clock);
}

export const person = (id) => world.people.find((one) => one.id === Number(id));
export const bot = () => world.bots.find((one) => one.id === world.bot) ?? world.bots[0];
export const personName = (one) => (one ? [one.first_name, one.last_name].filter(Boolean).join(" ") : "?");

export async function loadState() {
  const asked = world.bot;
  const state = await get(asked ? `/control/state?bot=${asked}` : "/control/state");
  if (asked && asked !== world.bot) return;  // Another bot was chosen meanwhile, and its state is on the way.
  Object.assign(world, state, { bot: world.bot ?? state.bots[0]?.id ?? null });
  setClock(state.clock);
  tell("bots");
  tell("people");
  tell("mail");
  tell("faults");
}

/** Speaks with another bot from now on. */
export async function chooseBot(id) {
  world.bot = Number(id);
  chats.clear();
  await loadState();
  tell("bot");
}

/** The chat of one person with the chosen bot, fetched when it is not known yet. */
export async function openChat(userId, fresh = false) {
  if (!fresh && chats.has(userId)) return chats.get(userId);
  const meanwhile = beginFetch(userId);
  const asked = world.bot;
  try {
    const chat = await get(`/control/chats/${userId}?bot=${asked}`);
    if (asked !== world.bot) return openChat(userId);
    const messages = merged(chat.messages ?? [], chats.get(userId)?.messages ?? [], meanwhile);
    chats.set(userId, { ...chat, ...meanwhile.keyboard, messages });
  } finally {
    endFetch(userId, meanwhile);
  }
  return chats.get(userId);
}

export const knownChat = (userId) => chats.get(userId);

const SEEN_AFTER_MS = 1500;
const pending = new Map();
const seen = new Map();

function refetchSoon(userId) {
  if (!chats.has(userId) || pending.has(userId)) return;
  pending.set(userId, setTimeout(async () => {
    pending.delete(userId);
    await openChat(userId, true);
    tell("chat", userId);
  }, 60));
}

// Fetching a chat is what tells the server that its messages were seen; a burst of messages needs that once.
function seenSoon(userId) {
  clearTimeout(seen.get(userId));
  seen.set(userId, setTimeout(() => get(`/control/chats/${userId}?bot=${world.bot}`).catch(() => null), SEEN_AFTER_MS));
}

function setUnread(one, count) {
  one.unread = count;
  tell("people");
}

const shown = new Set();

/** Tells which people are on screen: their messages count as read. */
export function setShown(ids) {
  shown.clear();
  for (const id of ids) {
    shown.add(id);
    const one = person(id);
    if (one?.unread) setUnread(one, 0);
  }
}

const isAboutTopics = (message) => Object.keys(message).some((key) => key.startsWith("forum_topic_"));

function onMessage(event) {
  const { user_id: userId } = event;
  const message = event.reactions ? { ...event.message, _reactions: event.reactions } : event.message;
  const one = person(userId);
  if (one) {
    if (!one.last || message.message_id >= one.last.message_id) one.last = message;
    const own = message?.from?.id === userId;
    if (!own && !shown.has(userId) && event.type === "message") setUnread(one, (one.unread ?? 0) + 1);
    else tell("people");
    if (!own && shown.has(userId)) seenSoon(userId);
  }
  noteDuringFetch(userId, message?.message_id, message);
  const chat = chats.get(userId);
  if (!chat) return;
  if (!message?.message_id) return refetchSoon(userId);
  const at = chat.messages.findIndex((known) => known.message_id === message.message_id);
  if (at >= 0) chat.messages[at] = message;
  else chat.messages.push(message);
  chat.messages.sort((a, b) => a.message_id - b.message_id);
  tell(at >= 0 ? "edited" : "added", { userId, message });
  if (isAboutTopics(message)) refetchSoon(userId);
}

function onDelete(event) {
  const { user_id: userId, message_id: id } = event;
  if (id === null || id === undefined) return refetchSoon(userId);
  noteDuringFetch(userId, id, null);
  const chat = chats.get(userId);
  if (!chat) return;
  chat.messages = chat.messages.filter((one) => one.message_id !== id);
  tell("deleted", { userId, messageId: id });
  if (chat.topics?.[id]) refetchSoon(userId);
}

function onPerson(event) {
  const fresh = { ...event.person };
  if (!fresh.id) return loadState();
  if ("blocked" in event) fresh.blocked = event.blocked;
  const at = world.people.findIndex((one) => one.id === fresh.id);
  if (at >= 0) Object.assign(world.people[at], fresh, { unread: world.people[at].unread, last: world.people[at].last });
  else world.people.push({ unread: 0, ...fresh });
  tell("people");
  tell("person", fresh.id);
}

const HANDLERS = {
  message: onMessage,
  edit: onMessage,
  delete: onDelete,
  clear: (event) => refetchSoon(event.user_id),
  answer: (event) => tell("answer", event.answer ? { ...event, ...event.answer } : event),
  typing: (event) => tell("typing", { userId: event.user_id, action: event.action ?? "typing", draft: event.draft }),
  reply_keyboard: (event) => {
    const markup = event.reply_keyboard ?? event.keyboard ?? null;
    noteKeyboardDuringFetch(event.user_id, markup);
    const chat = chats.get(event.user_id);
    if (!chat) return;
    if ("reply_keyboard" in event || "keyboard" in event) {
      chat.reply_keyboard = markup;
      tell("keyboard", event.user_id);
    } else refetchSoon(event.user_id);
  },
  commands: () => {
    for (const userId of chats.keys()) refetchSoon(userId);
  },
  mail: (event) => {
    world.mail_count = event.mail_count ?? event.count ?? world.mail_count + 1;
    tell("mail", event);
  },
  clock: (event) => setClock(event.clock ?? event),
  person: onPerson,
  faults: (event) => {
    world.faults = event.faults ?? world.faults;
    tell("faults");
  },
  request: (event) => tell("request", event.request ?? event),
};

/** Follows the server from now on; resolves when it listens, so that nothing falls between a fetch and the first event. */
export function follow() {
  const again = async () => {
    await loadState();
    for (const userId of chats.keys()) refetchSoon(userId);
    tell("connection", true);
  };
  return new Promise((resolve) => listen(
    (event) => {
      if (event.bot_id && world.bot && event.bot_id !== world.bot && event.type !== "request") return;
      HANDLERS[event.type]?.(event);
    },
    () => tell("connection", false),
    again,
    resolve,
  ));
}
