// Which key does what; the list that the help shows is the list that works.

export interface KeyUse {
  keys: string[];
  does: string;
}

export const KEYS: KeyUse[] = [
  { keys: ["j", "k"], does: "next statement, the one before" },
  { keys: ["J", "K"], does: "next incident, the one before" },
  { keys: ["a"], does: "accept the statement" },
  { keys: ["e"], does: "correct it: value, bound, whom it counts, speaker, time, place" },
  { keys: ["r"], does: "reject it" },
  { keys: ["v"], does: "cannot be verified" },
  { keys: ["m"], does: "merge with another incident that may be the same" },
  { keys: ["s"], does: "split: take accounts out into an incident of their own" },
  { keys: ["p"], does: "set a value of the incident by hand" },
  { keys: ["n"], does: "write a note" },
  { keys: ["u"], does: "undo; again for the one before" },
  { keys: ["y"], does: "try again what could not be saved" },
  { keys: ["?"], does: "show or hide these keys" },
  { keys: ["Esc"], does: "close what is open" },
];

/** Whether this press belongs to the desk: not to a field, and no shortcut of the browser. */
export function isForDesk(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  if (target.isContentEditable || target.closest("dialog[open]")) return false;
  return !/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
