// In which words are codes, values and places said to a reviewer.
import type { Decision, IncidentRow, SentenceText, Statement, Tally } from "./shapes";

export type Labels = Record<string, Record<string, string>>;

let labels: Labels = {};

export function useLabels(given: Labels | undefined): void {
  labels = given ?? {};
}

export function label(list: string, code: string): string {
  const told = labels[list] ?? {};
  // A code out of a report could be the name of something that every object has.
  return Object.hasOwn(told, code) ? told[code]! : code.replaceAll("_", " ");
}

/** The codes of a list that the page told, with those that always exist where it told none. */
export function codes(list: string, otherwise: readonly string[]): string[] {
  const told = Object.keys(labels[list] ?? {});
  return told.length ? told : [...otherwise];
}

const HARMS = ["killed", "wounded", "missing", "hostage", "released", "arrested", "displaced"];
const PLACES = ["place", "site", "country", "adm1", "adm2"];

export function isHarm(field: string): boolean {
  return HARMS.includes(field);
}

export function isPlace(field: string): boolean {
  return PLACES.includes(field);
}

/** The order in which a reviewer looks at fields: people first. */
export function rankOf(field: string): number {
  const harm = HARMS.indexOf(field);
  if (harm >= 0) return harm;
  return isPlace(field) ? 20 : field.startsWith("occurred") ? 21 : 30;
}

/** What a person gave in place of this part; undefined where nobody did. */
export function correctedTo(one: Statement, part: string): string | number | null | undefined {
  return one.corrections.findLast((made) => made.part === part)?.value;
}

/** A statement's value as its words have it: "at least 27", "dozens", "Mogadishu". */
export function readWords(one: Statement): string {
  if (one.value === null) return one.value_raw || "unknown";
  if (!isHarm(one.field)) return String(one.value).replaceAll("_", " ");
  const low = one.number_low;
  const high = one.number_high;
  if (low !== null && high !== null && low !== high) return `${low} to ${high}`;
  return boundWords(one.bound) + String(one.value);
}

function boundWords(bound: string | null): string {
  return bound && bound !== "exact" ? `${label("bounds", bound)} ` : "";
}

/** The value that stands: a person's where there is one, else the one that was read. */
export function valueWords(one: Statement): string {
  const value = correctedTo(one, "value") ?? correctedTo(one, "place");
  const bound = correctedTo(one, "bound");
  if (value === undefined && bound === undefined) return readWords(one);
  const told = bound === undefined ? one.bound : String(bound);
  return (isHarm(one.field) ? boundWords(told) : "") + String(value ?? one.value ?? one.value_raw);
}

export function speakerWords(one: Statement): string {
  return String(correctedTo(one, "speaker") ?? one.speaker ?? "the report itself");
}

/** Low, best and high as the pages write them: "12 (10 to 15)". */
export function tallyWords(tally: Omit<Tally, "harm"> | undefined): string {
  if (!tally) return "not stated";
  const { low, best, high } = tally;
  const middle = best === null ? (tally.vague ?? "no number") : String(best);
  if (low === high && low === best) return middle;
  if (low === null && high === null) return middle;
  return `${middle} (${low ?? "?"} to ${high ?? "?"})`;
}

/** A day as it is; a moment without its seconds: "2031-05-04 18:40". */
export function momentWords(moment: string): string {
  return moment.replace(/T(\d\d:\d\d).*$/, " $1");
}

export function dayWords(one: { occurred_from: string | null; occurred_to: string | null }): string {
  if (!one.occurred_from) return "day not known";
  if (!one.occurred_to || one.occurred_to === one.occurred_from) return one.occurred_from;
  return `${one.occurred_from} to ${one.occurred_to}`;
}

export function placeWords(one: Pick<IncidentRow, "site" | "place" | "adm1" | "country_name">): string {
  const parts = [one.site, one.place, one.adm1, one.country_name].filter(Boolean) as string[];
  const said = parts.filter((part, at) => parts.indexOf(part) === at);
  return said.join(", ") || "place not known";
}

/** A sentence parted at the quote of a statement; offsets count characters, not units. */
export function partsOf(one: Statement, sentence: SentenceText | undefined): [string, string, string] {
  if (!sentence) return ["", one.quote, ""];
  const characters = [...sentence.text];
  const from = one.start - sentence.start;
  const to = one.end - sentence.start;
  if (from < 0 || to > characters.length) return ["", one.quote, ""];
  return [
    characters.slice(0, from).join(""),
    characters.slice(from, to).join(""),
    characters.slice(to).join(""),
  ];
}

export function decisionWords(one: Decision): string {
  const what = one.verb ?? one.verdict;
  const value = one.value === null || one.value === undefined ? "" : `: ${one.value}`;
  const field = one.field ? ` (${one.field})` : "";
  return `${what.replaceAll("_", " ")}${field}${value}`;
}
