// Which words of a report say what: paints the evidence and joins text and statements both ways.
import { offsetAt, rangesOf, type Span, textNodes } from "./ranges";
import "./highlight.css";

interface Marked extends Span {
  statement_id: string;
  field: string;
  label: string;
}

interface ReportData {
  statements: Marked[];
  furniture?: [number, number][];
}

/** The fields that share one colour; the rest is `other`. */
const GROUPS: Record<string, readonly string[]> = {
  harm: "killed wounded missing hostage released arrested displaced victims".split(" "),
  place: "country adm1 adm2 place site".split(" "),
  time: "occurred_from occurred_to time_local extended ongoing".split(" "),
  actor: "attributions claims denials".split(" "),
  weapon: "attack_type weapons stage suicide multiple targets".split(" "),
};

function groupOf(field: string): string {
  return Object.keys(GROUPS).find((group) => GROUPS[group]!.includes(field)) ?? "other";
}

export function mount(target: HTMLElement, given: unknown): void {
  const data = given as ReportData;
  const text = document.querySelector<HTMLElement>("[data-text]");
  if (!text || !("highlights" in CSS)) return;
  const nodes = textNodes(text);
  paintGroups(nodes, data);
  const told = new Map(data.statements.map((one) => [one.statement_id, one]));
  joinHover(text, nodes, told);
  target.dataset["painted"] = String(told.size);
}

function paintGroups(nodes: Text[], data: ReportData): void {
  const groups = new Map<string, Marked[]>();
  for (const one of data.statements) {
    const group = groupOf(one.field);
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  for (const [group, marked] of groups) {
    CSS.highlights.set(`tb-${group}`, new Highlight(...rangesOf(nodes, marked)));
  }
  const furniture = (data.furniture ?? []).map(([start, end]) => ({ start, end }));
  CSS.highlights.set("tb-furniture", new Highlight(...rangesOf(nodes, furniture)));
}

/** Hovering or focusing a statement shows its words; pointing at words shows their statement. */
function joinHover(text: HTMLElement, nodes: Text[], told: Map<string, Marked>): void {
  const pointed = new Highlight();
  pointed.priority = 1;
  CSS.highlights.set("tb-pointed", pointed);
  const items = new Map<string, HTMLElement>();
  for (const item of document.querySelectorAll<HTMLElement>("[data-statement]")) {
    items.set(item.dataset["statement"] ?? "", item);
  }
  const show = (ids: readonly string[]): Range | undefined => {
    const ranges = rangesOf(nodes, ids.flatMap((id) => told.get(id) ?? []));
    pointed.clear();
    for (const range of ranges) pointed.add(range);
    for (const [id, item] of items) item.toggleAttribute("data-pointed", ids.includes(id));
    return ranges[0];
  };
  for (const [id, item] of items) listenTo(item, () => show([id]), () => show([]));
  listenToText(text, nodes, [...told.values()], items, show);
}

function listenTo(item: HTMLElement, show: () => Range | undefined, hide: () => void): void {
  item.addEventListener("pointerenter", show);
  item.addEventListener("pointerleave", hide);
  item.addEventListener("focusin", () => {
    const range = show();
    if (range) scrollTo(range);
  });
  item.addEventListener("focusout", hide);
}

function scrollTo(range: Range): void {
  const box = range.getBoundingClientRect();
  if (box.top >= 0 && box.bottom <= innerHeight) return;
  range.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
}

function listenToText(
  text: HTMLElement,
  nodes: Text[],
  told: readonly Marked[],
  items: Map<string, HTMLElement>,
  show: (ids: readonly string[]) => unknown,
): void {
  const note = noteBeside(text);
  let last = "";
  const pointAt = (event: PointerEvent | MouseEvent): string[] => {
    const offset = offsetAt(nodes, event.clientX, event.clientY);
    const here = told.filter((one) => offset !== null && one.start <= offset && offset < one.end);
    const ids = here.map((one) => one.statement_id);
    if (ids.join() === last) return ids;
    last = ids.join();
    show(ids);
    note.textContent = here.map((one) => one.label).join("; ");
    note.hidden = !here.length;
    return ids;
  };
  text.addEventListener("pointermove", pointAt);
  text.addEventListener("pointerleave", () => {
    last = "";
    show([]);
    note.hidden = true;
  });
  text.addEventListener("click", (event) => {
    const [first] = pointAt(event);
    if (first) items.get(first)?.scrollIntoView({ block: "nearest" });
  });
}

/** A line at the foot of the window that says what the words under the pointer tell. */
function noteBeside(text: HTMLElement): HTMLElement {
  const note = document.createElement("p");
  note.className = "pointed-note";
  note.hidden = true;
  text.after(note);
  return note;
}
