// The sentences that the server delivered, by key, with their places filled in as plain text.
const texts = JSON.parse(document.getElementById("texts").textContent);

export function t(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

export const $ = (id) => document.getElementById(id);

export function label(button, text) {
  button.setAttribute("aria-label", text);
  button.title = text;
}

export function initials(name) {
  return name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => Array.from(word)[0]).join("").toUpperCase();
}
