// What does the reviewer look at: the queue, the incident of now, the statement of now.
import { getIncident, getQueue, tellPresence } from "./api";
import { type Act, Saving } from "./saving.svelte";
import {
  type Done,
  type IncidentAnswer,
  type QueueRow,
  rowKey,
  type SentenceText,
  type Statement,
} from "./shapes";
import { decisionWords, isHarm, rankOf, valueWords } from "./words";

export type Panel = "none" | "correct" | "merge" | "split" | "move" | "note" | "pin" | "help";

export class Desk {
  queue: QueueRow[] = $state([]);
  total = $state(0);
  answer: IncidentAnswer | null = $state(null);
  /** The queue's row that is open. */
  key = $state("");
  cursor = $state(0);
  panel: Panel = $state("none");
  loading = $state(true);
  problem = $state("");
  others: string[] = $state([]);
  said = $state("");
  /** Who decides here. */
  user = "";
  saving = new Saving((act, done) => this.#saved(act, done));
  /** Which incident a panel was opened for, where it needs a second one. */
  chosen: string | null = $state(null);
  #ahead = new Map<string, Promise<IncidentAnswer>>();
  #order: string[] = [];

  get incidentId(): string {
    return this.answer?.incident.incident_id ?? "";
  }

  /** Where in the queue the reviewer is; -1 on an incident that does not wait. */
  get at(): number {
    return this.queue.findIndex((row) => rowKey(row) === this.key);
  }

  get row(): QueueRow | undefined {
    return this.queue[this.at];
  }

  statements: Statement[] = $derived.by(() => {
    const place = new Map(this.#order.map((id, at) => [id, at]));
    return (this.answer?.statements ?? [])
      .slice()
      .sort((a, b) => (place.get(a.statement_id) ?? 1e6) - (place.get(b.statement_id) ?? 1e6));
  });

  get statement(): Statement | undefined {
    return this.statements[this.cursor];
  }

  sentences: Map<string, SentenceText> = $derived(
    new Map((this.answer?.sentences ?? []).map((one) => [`${one.report_id}#${one.index}`, one])),
  );

  sentenceOf(one: Statement): SentenceText | undefined {
    return this.sentences.get(`${one.report_id}#${one.sentence}`);
  }

  /** Loads the queue and opens an incident: the one asked for, or the first that waits. */
  async open(incidentId: string | null): Promise<void> {
    this.loading = true;
    this.problem = "";
    try {
      await this.#more(null);
      const row = incidentId
        ? this.queue.find((one) => one.incident_id === incidentId)
        : this.queue[0];
      if (row) await this.showRow(row);
      else if (incidentId) await this.show(incidentId);
    } catch (problem) {
      this.problem = String((problem as Error).message);
    }
    this.loading = false;
  }

  async #more(after: string | null): Promise<void> {
    const answer = await getQueue(after);
    const known = new Set(this.queue.map(rowKey));
    this.queue.push(...answer.rows.filter((row) => !known.has(rowKey(row))));
    this.total = answer.total;
  }

  async showRow(row: QueueRow): Promise<void> {
    this.key = rowKey(row);
    await this.show(row.incident_id);
  }

  /** Shows an incident: where the queue is left, another row of it, or none. */
  async show(incidentId: string): Promise<void> {
    if (this.row?.incident_id !== incidentId) {
      const row = this.queue.find((one) => one.incident_id === incidentId);
      this.key = row ? rowKey(row) : "";
    }
    this.loading = true;
    this.problem = "";
    try {
      const answer = await this.#fetched(incidentId);
      this.#ahead.delete(incidentId);
      this.#put(answer, null);
    } catch (problem) {
      this.problem = String((problem as Error).message);
    }
    this.loading = false;
    void this.#preload();
  }

  #fetched(incidentId: string): Promise<IncidentAnswer> {
    // One incident can wait twice in a row: as figures, and as one of a pair.
    if (this.answer && incidentId === this.incidentId) return Promise.resolve(this.answer);
    return this.#ahead.get(incidentId) ?? getIncident(incidentId);
  }

  #put(answer: IncidentAnswer, keep: string | null): void {
    if (keep === null) this.#order = orderOf(answer, this.queue);
    else this.#order = grownOrder(this.#order, answer, this.queue);
    this.answer = answer;
    this.others = answer.others;
    const kept = keep === null ? -1 : this.statements.findIndex((one) => one.statement_id === keep);
    this.cursor = kept >= 0 ? kept : keep === null ? this.#firstOpen(0) : this.cursor;
    history.replaceState(null, "", `/queue/${encodeURIComponent(answer.incident.incident_id)}`);
  }

  #firstOpen(from: number): number {
    const found = this.statements.findIndex((one, at) => at >= from && this.isOpen(one));
    return found >= 0 ? found : Math.min(from, Math.max(0, this.statements.length - 1));
  }

  isOpen(one: Statement): boolean {
    return one.review_state === "proposed" && !this.saving.about(one.statement_id);
  }

  async #preload(): Promise<void> {
    const next = this.queue[this.at + 1];
    const here = next?.incident_id === this.incidentId;
    if (next && !here && !this.#ahead.has(next.incident_id)) {
      const coming = getIncident(next.incident_id);
      this.#ahead.set(next.incident_id, coming);
      coming.catch(() => this.#ahead.delete(next.incident_id));
    }
    const left = this.queue.length - this.at;
    if (left < 8 && this.queue.length < this.total) {
      await this.#more(this.queue[this.queue.length - 1]?.incident_id ?? null).catch(() => {});
    }
  }

  // Moving

  async move(step: number): Promise<void> {
    const to = this.cursor + step;
    if (to >= 0 && to < this.statements.length) this.cursor = to;
    else await this.turn(step);
  }

  /** To the next or the one before in the queue. */
  async turn(step: number): Promise<void> {
    const row = this.queue[this.at + step];
    if (row) await this.showRow(row);
    else this.said = step > 0 ? "This is the last in the queue." : "This is the first in the queue.";
  }

  // Deciding

  decideStatement(verdict: string, part: { field?: string; value?: string | number } = {}): void {
    const one = this.statement;
    if (!one || !this.answer) return;
    const what = "value" in part ? `${part.field ?? "value"} ${part.value}` : valueWords(one);
    this.#act("statement", one.statement_id, `${verdict.replaceAll("_", " ")}: ${one.field} ${what}`, {
      statement_id: one.statement_id, verdict, ...part,
    });
    this.cursor = this.#firstOpen(this.cursor);
  }

  /** Corrects parts of the statement of now, each by a decision of its own. */
  correct(parts: { field?: string; value: string | number }[]): void {
    this.panel = "none";
    const at = this.cursor;
    for (const part of parts) {
      this.cursor = at;
      this.decideStatement("corrected", part);
    }
  }

  merge(otherId: string, otherVersion: number, title: string): void {
    this.#act("merge", this.incidentId, `merged with ${title}`, {
      other_id: otherId, other_version: otherVersion,
    });
  }

  apart(otherId: string, otherVersion: number, title: string): void {
    this.#act("apart", this.incidentId, `kept apart from ${title}`, {
      other_id: otherId, other_version: otherVersion,
    });
  }

  split(accountIds: string[]): void {
    this.#act("split", this.incidentId, `split off ${accountIds.length} of its accounts`, {
      account_ids: accountIds,
    });
  }

  moveAccounts(accountIds: string[], toId: string, toVersion: number, title: string): void {
    this.#act("move", this.incidentId, `moved ${accountIds.length} accounts to ${title}`, {
      account_ids: accountIds, to_id: toId, to_version: toVersion,
    });
  }

  pin(field: string, value: string | number | null): void {
    this.#act("pin", this.incidentId, `${field} set to ${value ?? "not known"}`, { field, value });
  }

  note(words: string): void {
    this.#act("note", this.incidentId, "noted", { note: words });
  }

  #act(kind: string, about: string, words: string, body: Record<string, unknown>): void {
    if (!this.answer) return;
    const { incident_id: incident, version: onVersion } = this.answer.incident;
    this.saving.add({ kind, incident, onVersion, body, about, words });
  }

  /** Undoes the last decision made here; after a new start of the page, the reviewer's last one
   * on this incident that still stands. */
  undo(): void {
    if (this.saving.undoLast()) return;
    const mine = (this.answer?.decisions ?? []).filter(
      ({ stands, decision }) =>
        stands && decision.decider === this.user && decision.act && !decision.undoes,
    );
    const last = mine.toSorted((a, b) => b.at.localeCompare(a.at))[0]?.decision;
    if (!last) this.said = "There is nothing of yours to undo here.";
    else this.#act("undo", this.incidentId, `undo: ${decisionWords(last)}`, { act: last.act });
  }

  #saved(act: Act, done: Done): void {
    for (const row of done.incidents) {
      this.#ahead.delete(row.incident_id);
      for (const waiting of this.queue) {
        if (waiting.kind !== "pair" && waiting.incident_id === row.incident_id) {
          Object.assign(waiting, { version: row.version, title: row.title });
        }
      }
    }
    const gone = new Set(done.incidents.filter((row) => row.merged_into).map((row) => row.incident_id));
    this.queue = this.queue.filter((row) => rowKey(row) === this.key || !gone.has(row.incident_id));
    if (act.kind === "undo" && act.leadsTo !== this.incidentId) void this.show(act.leadsTo);
    else if (act.incident === this.incidentId || act.leadsTo === this.incidentId) void this.#renew(act.leadsTo);
  }

  /** Shows what the server made of the decision, unless the reviewer has moved on. */
  async #renew(incidentId: string): Promise<void> {
    if (this.saving.waiting) return;
    const before = this.incidentId;
    const keep = this.statement?.statement_id ?? "";
    try {
      const answer = await getIncident(incidentId);
      if (this.incidentId === before && !this.saving.waiting) this.#put(answer, keep);
    } catch (problem) {
      this.problem = String((problem as Error).message);
    }
  }

  async reload(): Promise<void> {
    const keep = this.statement?.statement_id ?? "";
    this.#put(await getIncident(this.incidentId), keep);
  }

  async tellPresence(): Promise<void> {
    if (!this.incidentId || document.hidden) return;
    this.others = await tellPresence(this.incidentId).catch(() => this.others);
  }
}

/** What the queue asks about first, then people harmed, then the rest; the text's order within. */
function orderOf(answer: IncidentAnswer, queue: readonly QueueRow[]): string[] {
  const row = queue.find((one) => one.incident_id === answer.incident.incident_id);
  const asked = new Map((row?.statement_ids ?? []).map((id, at) => [id, at]));
  const disputed = (field: string) => answer.incident.tallies[field]?.conflict === "disagreement";
  const rank = (one: Statement) =>
    asked.get(one.statement_id) ?? (isHarm(one.field) && disputed(one.field) ? 0 : rankOf(one.field)) + 1000;
  return answer.statements
    .slice()
    .sort((a, b) => rank(a) - rank(b) || a.field.localeCompare(b.field))
    .map((one) => one.statement_id);
}

/** The order on the screen does not jump when an answer is renewed: what is new comes behind. */
function grownOrder(order: string[], answer: IncidentAnswer, queue: readonly QueueRow[]): string[] {
  const held = new Set(order);
  return [...order, ...orderOf(answer, queue).filter((id) => !held.has(id))];
}
