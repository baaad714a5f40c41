/** Listens to the server's events and says when the connection is lost and found again. */

const TYPES = ["message", "edit", "delete", "answer", "typing", "commands", "reply_keyboard", "mail", "clock",
  "person", "request", "faults", "clear"];

/**
 * Opens the event stream; `onFirst` runs once when it stands. The browser itself reconnects and sends Last-Event-ID; `onBack` runs after an
 * interruption, when the page should fetch what it shows once more in case the server was started anew.
 */
export function listen(onEvent, onLost, onBack, onFirst) {
  const source = new EventSource("/control/events");
  let begun = false;
  let lost = false;
  let last = null;
  const receive = (raw) => {
    if (raw.lastEventId && raw.lastEventId === last) return;
    last = raw.lastEventId;
    let event;
    try {
      event = JSON.parse(raw.data);
    } catch {
      return;
    }
    onEvent(event.type ? event : { type: raw.type, ...event });
  };
  for (const type of TYPES) source.addEventListener(type, receive);
  source.onerror = () => {
    if (!lost) onLost();
    lost = true;
  };
  source.onopen = () => {
    if (!begun) onFirst();
    if (lost) onBack();
    begun = true;
    lost = false;
  };
  return () => source.close();
}
