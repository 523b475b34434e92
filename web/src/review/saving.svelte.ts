// Is what was decided safe? Sends decisions one after another, each on the version that the
// reviewer saw, and never calls one saved before the server has said so.
import { decide, newKey, StaleView } from "./api";
import type { Done, Stale } from "./shapes";

export type SaveState = "saving" | "saved" | "failed" | "stale";

/** One press of a key that decides something. */
export interface Act {
  key: string;
  kind: string;
  incident: string;
  /** The version on the screen when the key was pressed. */
  onVersion: number;
  body: Record<string, unknown>;
  /** The record that it is about: a statement, or the incident. */
  about: string;
  words: string;
  state: SaveState;
  problem: string;
  stale: Stale | null;
  /** The server's own name of it, by which it is undone. */
  act: string;
  /** Where the incident stands after it (another one after a merge), and in which version. */
  leadsTo: string;
  leadsToVersion: number;
}

export type Wanted = Pick<Act, "kind" | "incident" | "onVersion" | "body" | "about" | "words">;

/** A merge and a move name a second incident, with the version of it that was seen. */
const SECOND = { other_id: "other_version", to_id: "to_version" };

const UNSENT = {
  state: "saving" as const,
  problem: "",
  stale: null,
  act: "",
  leadsTo: "",
  leadsToVersion: 0,
};

export class Saving {
  acts: Act[] = $state([]);
  /** What can be undone, the last first to go. */
  undoable: Act[] = $state([]);
  #chain: Promise<void> = Promise.resolve();
  /** Versions that our own decisions replaced, so that the next one rests on ours. */
  #replaced = new Map<string, number>();
  #saved: (act: Act, done: Done) => void;

  constructor(saved: (act: Act, done: Done) => void) {
    this.#saved = saved;
  }

  get waiting(): number {
    return this.acts.filter((act) => act.state === "saving").length;
  }

  get failed(): Act | undefined {
    return this.acts.find((act) => act.state === "failed");
  }

  get stale(): Act | undefined {
    return this.acts.find((act) => act.state === "stale");
  }

  get last(): Act | undefined {
    return this.acts[this.acts.length - 1];
  }

  /** The newest act about this record. */
  about(record: string): Act | undefined {
    return this.acts.findLast((act) => act.about === record);
  }

  add(wanted: Wanted): Act {
    this.acts.push({ ...wanted, ...UNSENT, key: newKey() });
    const act = this.acts[this.acts.length - 1]!;
    this.#send(act);
    return act;
  }

  /** Sends a failed act again, under its own key: if it had arrived, it is not done twice. */
  again(act: Act): void {
    act.state = "saving";
    act.problem = "";
    this.#send(act);
  }

  /** Decides the same on the version of now, after the reviewer has seen both. */
  onto(act: Act): void {
    const now = act.stale?.now;
    this.drop(act);
    if (!now) return;
    const body = { ...act.body };
    for (const [id, version] of Object.entries(SECOND)) {
      if (body[id] === now.incident_id) body[version] = now.version;
    }
    const onVersion = now.incident_id === act.incident ? now.version : act.onVersion;
    this.add({ ...act, body, onVersion });
  }

  drop(act: Act): void {
    this.acts = this.acts.filter((one) => one.key !== act.key);
  }

  /** Takes back the last decision that is not taken back yet; null where there is none. */
  undoLast(): Act | null {
    const last = this.undoable.pop();
    if (!last) return null;
    return this.add({
      kind: "undo",
      incident: last.leadsTo,
      onVersion: last.leadsToVersion,
      body: { act: last.act },
      about: last.about,
      words: `undo: ${last.words}`,
    });
  }

  #send(act: Act): void {
    this.#chain = this.#chain.then(() => this.#sendNow(act));
  }

  async #sendNow(act: Act): Promise<void> {
    const body = this.#bodyOf(act);
    try {
      const done = await decide(act.kind, body, act.key);
      for (const row of done.incidents) this.#learn(row.incident_id, row.version);
      act.act = done.act;
      const standing = done.incidents.filter((row) => !row.merged_into);
      const onto = standing.find((row) => row.incident_id === act.incident) ?? standing[0];
      act.leadsTo = onto?.incident_id ?? act.incident;
      act.leadsToVersion = onto?.version ?? body.on_version;
      act.state = "saved";
      if (act.kind !== "undo" && done.decisions.length) this.undoable.push(act);
      this.#saved(act, done);
    } catch (problem) {
      if (problem instanceof StaleView) act.stale = problem.stale;
      act.state = problem instanceof StaleView ? "stale" : "failed";
      act.problem = problem instanceof Error ? problem.message : String(problem);
    }
  }

  #bodyOf(act: Act): Record<string, unknown> & { on_version: number } {
    const body = { ...act.body };
    for (const [id, version] of Object.entries(SECOND)) {
      if (body[id]) body[version] = this.#current(body[id] as string, body[version] as number);
    }
    return { ...body, incident_id: act.incident, on_version: this.#current(act.incident, act.onVersion) };
  }

  /** A decision of ours led to this version; one of somebody else's in between leaves a gap. */
  #learn(incident: string, version: number): void {
    this.#replaced.set(`${incident}@${version - 1}`, version);
  }

  #current(incident: string, seen: number): number {
    const next = this.#replaced.get(`${incident}@${seen}`);
    return next === undefined ? seen : this.#current(incident, next);
  }
}
