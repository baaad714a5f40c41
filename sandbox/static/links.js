/** Recognises Telegram's own links, which lead back into the sandbox instead of out of it. */

import { world } from "./store.js";

/**
 * Reads https://t.me/<bot>?start=… (or the sandbox's own /t.me/…): returns {address, bot, payload} with an address
 * on this server, {address} alone for a share link, or null for a link to somewhere else.
 */
export function telegramLink(address) {
  let parsed;
  try {
    parsed = new URL(address, location.origin);
  } catch {
    return null;
  }
  if (parsed.protocol === "tg:" && /resolve/.test(address)) {
    return botLink(parsed.searchParams.get("domain") ?? "", parsed.searchParams.get("start") ?? "");
  }
  const own = parsed.origin === location.origin && parsed.pathname.startsWith("/t.me/");
  if (!own && !["t.me", "telegram.me"].includes(parsed.hostname)) return null;
  const path = own ? parsed.pathname.slice(6) : parsed.pathname.slice(1);
  if (path === "share/url" || path === "share") return { address: `/t.me/share/url${parsed.search}` };
  return botLink(path, parsed.searchParams.get("start") ?? "");
}

function botLink(name, payload) {
  const bot = world.bots.find((one) => one.username.toLowerCase() === name.toLowerCase());
  if (!bot) return null;
  const query = payload ? `?start=${encodeURIComponent(payload)}` : "";
  return { address: `/t.me/${bot.username}${query}`, bot: bot.id, payload };
}
