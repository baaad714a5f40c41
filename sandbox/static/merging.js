/** Brings a fetched history together with what the event stream told while the fetch was under way. */

const underWay = new Map();

/** Notes from now on what happens in this person's chat; returns the notes. */
export function beginFetch(userId) {
  const notes = new Map();
  if (!underWay.has(userId)) underWay.set(userId, new Set());
  underWay.get(userId).add(notes);
  return notes;
}

export function endFetch(userId, notes) {
  underWay.get(userId)?.delete(notes);
}

/** An event changed a message (null: deleted it). */
export function noteDuringFetch(userId, messageId, message) {
  for (const notes of underWay.get(userId) ?? []) notes.set(messageId, message);
}

/** An event changed what stands below the chat. */
export function noteKeyboardDuringFetch(userId, markup) {
  for (const notes of underWay.get(userId) ?? []) notes.keyboard = { reply_keyboard: markup };
}

// The two marks of the history say no more than the message itself does, and would make it look changed.
function plain({ _deleted, _edited, ...message }) {
  return _edited && !message.edit_date ? { ...message, _edited } : message;
}

/** The messages to show; one that did not change stays the very same object, so that its bubble stays too. */
export function merged(fetched, before, notes) {
  const known = new Map(before.map((one) => [one.message_id, one]));
  const result = new Map();
  for (const raw of fetched) {
    if (raw._deleted) continue;
    const one = plain(raw);
    const old = known.get(one.message_id);
    result.set(one.message_id, old && JSON.stringify(old) === JSON.stringify(one) ? old : one);
  }
  for (const [id, message] of notes) {
    if (message) result.set(id, message);
    else result.delete(id);
  }
  return [...result.values()].sort((a, b) => a.message_id - b.message_id);
}
