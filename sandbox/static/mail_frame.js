/** Shows the HTML of an e-mail in a frame that can run nothing and fetch nothing from elsewhere. */

import { el } from "./dom.js";
import { say } from "./words.js";

const UNWANTED = "script,iframe,frame,object,embed,form,base,meta,link,noscript,template,svg,math";

// The page forbids inline styles, and the frame inherits that; styles set through the object model are still
// allowed, so each style attribute is carried over that way.
function carry(source, target, frameDocument) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) target.append(frameDocument.createTextNode(node.data));
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(UNWANTED) || node.matches("style")) continue;
    const copy = frameDocument.createElement(node.localName);
    for (const { name, value } of node.attributes) setSafely(copy, name, value);
    carry(node, copy, frameDocument);
    target.append(copy);
  }
}

function setSafely(copy, name, value) {
  if (name.startsWith("on") || name === "srcdoc" || name.includes(":")) return;
  if (name === "style") copy.style.cssText = value;
  else if (name === "href") {
    if (!/^(https?:|mailto:|tel:)/i.test(value.trim())) return;
    copy.setAttribute("href", value);
    copy.setAttribute("target", "_blank");
    copy.setAttribute("rel", "noopener noreferrer");
  } else if (name !== "src" || /^(data:image\/|\/control\/)/.test(value)) copy.setAttribute(name, value);
}

function adoptStyles(parsed, frame) {
  const sheets = [...parsed.querySelectorAll("style")].map((style) => {
    const sheet = new frame.contentWindow.CSSStyleSheet();
    sheet.replaceSync(style.textContent.replace(/@import[^;]*;?/g, ""));
    return sheet;
  });
  frame.contentDocument.adoptedStyleSheets = sheets;
}

/** A sandboxed frame with the mail's body; `images` maps content ids to addresses on this server. */
export function mailFrame(html, images = {}) {
  const frame = el("iframe", { class: "mail-frame", title: say("mail.body"), referrerpolicy: "no-referrer",
    sandbox: "allow-same-origin allow-popups allow-popups-to-escape-sandbox", srcdoc: "<!doctype html><title>-</title>" });
  frame.addEventListener("load", () => {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    for (const image of parsed.querySelectorAll("img[src^='cid:']")) {
      const address = images[image.getAttribute("src").slice(4)];
      if (address) image.setAttribute("src", address);
    }
    const inner = frame.contentDocument;
    inner.body.style.cssText = `margin:16px;font:15px/1.5 system-ui,sans-serif;color:#1b1f23;background:#fff;${parsed.body.getAttribute("style") ?? ""}`;
    carry(parsed.body, inner.body, inner);
    adoptStyles(parsed, frame);
    const fit = () => (frame.style.height = `${Math.min(900, Math.max(220, inner.documentElement.scrollHeight + 4))}px`);
    fit();
    new ResizeObserver(fit).observe(inner.body);
  }, { once: true });
  return frame;
}
