import type { Intent } from "../../reading/commands/intent.ts";
import type { MessageKey } from "../../reading/messages/zh.ts";

/**
 * What a key did without a word to the eye, for readers by ear: the card that has focus is named anew by it, which
 * few screen readers say. A button that is pressed says so itself.
 */
export function heard(intent: Intent): MessageKey | null {
  if (intent.type !== "change" || intent.said) return null;
  const { change } = intent;
  if (change.type === "read") return change.read ? "item.read" : "item.unread";
  return change.type === "bookmark" ? "item.bookmark" : null;
}
