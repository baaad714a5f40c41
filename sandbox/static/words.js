/** The page's own sentences, French first, with an English switch kept in this browser. */

import { FRENCH } from "./words_fr.js";
import { ENGLISH } from "./words_en.js";

const CATALOGUES = { fr: FRENCH, en: ENGLISH };
let language = readChoice();

function readChoice() {
  try {
    return localStorage.getItem("sandbox.language") === "en" ? "en" : "fr";
  } catch {
    return "fr";
  }
}

/** The page's language, "fr" or "en". */
export function pageLanguage() {
  return language;
}

/** Switches the page's language and remembers it; the page is drawn anew by reloading. */
export function switchLanguage(next) {
  language = next === "en" ? "en" : "fr";
  try {
    localStorage.setItem("sandbox.language", language);
  } catch {
    // A browser that stores nothing keeps the language of this visit in the address instead.
  }
}

/** The sentence under `key`, its {names} replaced; a missing key shows itself, so that it is noticed. */
export function say(key, values = {}) {
  const sentence = CATALOGUES[language][key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** Like say, with `<key>.one` or `<key>.many` chosen by the count in the page's language. */
export function sayCount(key, count) {
  const plural = new Intl.PluralRules(language).select(count) === "one" ? "one" : "many";
  return say(`${key}.${plural}`, { count });
}
