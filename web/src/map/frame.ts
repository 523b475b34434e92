// What stands around the map: its buttons, the list of what was pointed at, who drew the borders.
import type { Spot } from "./data";

export interface Frame {
  whole: HTMLElement;
  canvas: HTMLElement;
  buttons: HTMLElement;
  said: HTMLElement;
}

export function frameOf(): Frame {
  const whole = element("div", "map-frame");
  const canvas = element("div", "map-canvas");
  const buttons = element("div", "map-buttons");
  const said = element("div", "map-said");
  said.setAttribute("aria-live", "polite");
  const credit = element("p", "map-credit");
  credit.textContent = "Borders: Natural Earth, 1:50 million, as that source draws them.";
  const view = element("div", "map-view");
  view.append(canvas, buttons);
  whole.append(view, said, credit);
  return { whole, canvas, buttons, said };
}

export function button(words: string, label: string, pressed: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.setAttribute("aria-label", label);
  made.title = label;
  made.addEventListener("click", pressed);
  return made;
}

/** Links to these incidents. Titles come from reports: they are set as text, never as markup. */
export function listOf(spots: readonly Spot[]): HTMLElement {
  const list = element("ul", "map-list");
  for (const spot of spots) {
    const link = document.createElement("a");
    if (spot.href.startsWith("/") && !spot.href.startsWith("//")) link.href = spot.href;
    link.textContent = spot.title;
    const item = document.createElement("li");
    item.append(link);
    if (spot.killed_best !== null) item.append(` killed ${spot.killed_best}`);
    list.append(item);
  }
  return list;
}

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
