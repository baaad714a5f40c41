// What the page asks the server before there is a socket: what a link leads to, and taking the place.
const query = new URLSearchParams(location.search);

export class Refused extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

async function post(path, token) {
  const language = query.get("lang") || document.documentElement.lang;
  const answer = await fetch(`${path}?lang=${encodeURIComponent(language)}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ token }),
    credentials: "same-origin",
    cache: "no-store",
  });
  const body = await answer.json();
  if (!answer.ok) throw new Refused(body.error, body.message);
  return body;
}

export const look = (token) => post("/v/look", token);
export const enter = (token) => post("/v/enter", token);

export function socketAddress(participation) {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/v/${participation}/ws`;
}
