// What does the page around an island say: its data, its token, the reader's wishes.

/** The JSON that the page holds for this island; null where there is none. */
export function dataOf(target: HTMLElement): unknown {
  const id = target.dataset["json"];
  const holder = id
    ? document.getElementById(id)
    : target.querySelector('script[type="application/json"]');
  const text = holder?.textContent;
  return text ? (JSON.parse(text) as unknown) : null;
}

/** The token that unsafe requests carry back to the server. */
export function pageToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="tallybook-token"]')?.content ?? "";
}

/** A colour (or other value) that the pages' style sheet sets in the present theme. */
export function themeValue(name: string, otherwise: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || otherwise;
}

export function wantsStillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Calls back when the theme changes: by the system, or by the switch of the page. */
export function onTheme(changed: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
  new MutationObserver(changed).observe(document.documentElement, {
    attributeFilter: ["data-theme", "class"],
  });
}
