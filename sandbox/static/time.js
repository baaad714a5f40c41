/** Writes instants in a person's own zone and language. */

import { businessNow } from "./store.js";
import { pageLanguage, say } from "./words.js";

const formats = new Map();

function format(language, zone, options) {
  const key = `${language}|${zone}|${JSON.stringify(options)}`;
  if (!formats.has(key)) {
    let made;
    try {
      made = new Intl.DateTimeFormat(regional(language), { timeZone: zone, ...options });
    } catch {
      made = new Intl.DateTimeFormat(regional("fr"), { timeZone: "UTC", ...options });
    }
    formats.set(key, made);
  }
  return formats.get(key);
}

// Swiss readers are the product's; plain "en" would give American dates and a twelve-hour clock.
function regional(language) {
  return { fr: "fr-CH", de: "de-CH", it: "it-CH", en: "en-GB" }[language] ?? (language || "fr-CH");
}

export const languageOf = (someone) => someone?.language_code || pageLanguage();
export const zoneOf = (someone) => someone?.time_zone || "Europe/Zurich";

/** "14:05" in the person's zone. */
export function clockTime(seconds, someone) {
  return format(languageOf(someone), zoneOf(someone), { hour: "2-digit", minute: "2-digit" }).format(seconds * 1000);
}

/** A key that is equal for two instants of the same day in the person's zone. */
export function dayKey(seconds, someone) {
  return format("en", zoneOf(someone), { year: "numeric", month: "2-digit", day: "2-digit" }).format(seconds * 1000);
}

/** "Aujourd’hui", "Hier" or the whole date, by business time. */
export function dayName(seconds, someone) {
  const today = businessNow() / 1000;
  if (dayKey(seconds, someone) === dayKey(today, someone)) return say("chat.today");
  if (dayKey(seconds, someone) === dayKey(today - 86400, someone)) return say("chat.yesterday");
  const thisYear = dayKey(seconds, someone).slice(-4) === dayKey(today, someone).slice(-4);
  const written = format(pageLanguage(), zoneOf(someone), {
    weekday: "long", day: "numeric", month: "long", ...(thisYear ? {} : { year: "numeric" }),
  }).format(seconds * 1000);
  // Swiss French gets a comma after the weekday from the browser, which nobody writes.
  return written.replace(/^(\p{L}+), /u, "$1 ");
}

/** The whole date and time, for tooltips and the clock. */
export function fullTime(milliseconds, zone, language = pageLanguage()) {
  return format(language, zone, {
    weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit",
  }).format(milliseconds);
}

export function shortTime(milliseconds, zone, seconds = false) {
  return format(pageLanguage(), zone, {
    hour: "2-digit", minute: "2-digit", ...(seconds ? { second: "2-digit" } : {}),
  }).format(milliseconds);
}

export function shortDay(milliseconds, zone) {
  return format(pageLanguage(), zone, { weekday: "short", day: "numeric", month: "short" }).format(milliseconds);
}

const STEPS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

/** "dans 3 heures", "il y a 2 jours", by business time. */
export function relative(seconds, language) {
  const delta = seconds - businessNow() / 1000;
  const [unit, size] = STEPS.find(([, length]) => Math.abs(delta) >= length) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(regional(language), { numeric: "auto" }).format(Math.round(delta / size), unit);
}

/** What a `<tg-time>` shows to this reader: its pattern is `r` or `w?[dD]?[tT]?`; an empty one keeps the text. */
export function entityTime(entity, text, someone) {
  const pattern = entity.date_time_format ?? "";
  if (!pattern) return text;
  if (pattern === "r") return relative(entity.unix_time, languageOf(someone));
  const options = {};
  if (pattern.includes("w")) options.weekday = "long";
  if (pattern.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "2-digit" });
  if (pattern.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/[tT]/.test(pattern)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (pattern.includes("T")) options.second = "2-digit";
  return format(languageOf(someone), zoneOf(someone), options).format(entity.unix_time * 1000);
}

/** The instant (milliseconds) of a wall time "2026-11-21T14:05" in a zone. */
export function instantOf(wall, zone) {
  const asUtc = Date.parse(`${wall}Z`);
  let guess = asUtc;
  // Two rounds settle the offset also on the two days a year on which it changes.
  for (let round = 0; round < 2; round += 1) guess = asUtc - (Date.parse(`${wallOf(guess, zone)}Z`) - guess);
  return guess;
}

/** The wall time "2026-11-21T14:05" of an instant in a zone, as a date field wants it. */
export function wallOf(milliseconds, zone) {
  const parts = {};
  const made = format("en", zone, {
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
  for (const { type, value } of made.formatToParts(Math.floor(milliseconds / 60000) * 60000)) parts[type] = value;
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** "2 j 3 h 10 min" */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const days = Math.floor(whole / 86400);
  const hours = Math.floor((whole % 86400) / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const dayLetter = pageLanguage() === "fr" ? "j" : "d";
  const parts = [days && `${days} ${dayLetter}`, hours && `${hours} h`, minutes && `${minutes} min`].filter(Boolean);
  return parts.join(" ") || `${whole} s`;
}

export const ZONES = ["Europe/Zurich", "Europe/Paris", "Europe/London", "Europe/Lisbon", "Europe/Athens", "UTC",
  "America/New_York", "America/Los_Angeles", "America/Sao_Paulo", "Africa/Dakar", "Asia/Dubai", "Asia/Kolkata",
  "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland"];
