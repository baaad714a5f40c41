/** Draws a person as their initials on a colour that stays theirs. */

import { fileAddress } from "./api.js";
import { el } from "./dom.js";

const COLOURS = 8;

function initials(someone) {
  const letters = [someone.first_name, someone.last_name].filter(Boolean).map((name) => [...name.trim()][0] ?? "");
  return letters.join("").toUpperCase() || "?";
}

/** A decorative avatar: the name always stands beside it in words. */
export function avatar(someone, size = "") {
  const colour = Math.abs(Number(someone.id) || 0) % COLOURS;
  const node = el("span", { class: `avatar avatar-${colour} ${size}`, "aria-hidden": "true" }, initials(someone));
  if (someone.picture) node.append(el("img", { src: fileAddress(someone.picture), alt: "" }));
  return node;
}
