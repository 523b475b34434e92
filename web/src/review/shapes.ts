// What the API of the review desk gives and takes, as far as the desk reads it. The full shapes
// stand in `openapi.json`; codes are those of the codebook.

export interface Tally {
  harm: string;
  low: number | null;
  best: number | null;
  high: number | null;
  conflict: string;
  vague: string | null;
}

export interface ReportRef {
  report_id: string;
  source_name: string;
  title: string | null;
  publisher: string | null;
  published_at: string | null;
}

export interface Incident {
  incident_id: string;
  version: number;
  status: string;
  merged_into: string | null;
  title: string;
  occurred_from: string | null;
  occurred_to: string | null;
  country_name: string | null;
  adm1: string | null;
  place: string | null;
  site: string | null;
  latitude: number | null;
  longitude: number | null;
  tallies: Record<string, Tally>;
  account_ids: string[];
  reports: ReportRef[];
  independent_reports: number;
}

export interface IncidentRow {
  incident_id: string;
  version: number;
  status: string;
  title: string;
  merged_into: string | null;
  occurred_from: string | null;
  occurred_to: string | null;
  country_name: string | null;
  adm1: string | null;
  place: string | null;
  site: string | null;
  tallies: Record<string, Omit<Tally, "harm">>;
  reports: number;
  independent_reports: number;
}

export interface Statement {
  statement_id: string;
  report_id: string;
  account_id: string;
  sentence: number;
  start: number;
  end: number;
  quote: string;
  field: string;
  value: string | number | null;
  value_raw: string;
  number_low: number | null;
  number_high: number | null;
  bound: string | null;
  as_of: string | null;
  speaker: string | null;
  modality: string;
  hedge: string | null;
  scope: string | null;
  scope_text: string | null;
  review_state: string;
  reviewed_by: string | null;
  corrections: Correction[];
}

/** What a person gave in place of one part of a statement. */
export interface Correction {
  part: string;
  value: string | number | null;
  by: string;
}

export interface SentenceText {
  report_id: string;
  index: number;
  start: number;
  end: number;
  text: string;
}

export interface Account {
  account_id: string;
  report_id: string;
  role: string;
  anchor_quote: string;
}

export interface Evidence {
  feature: string;
  left: string | null;
  right: string | null;
  weight: number;
  words: string;
}

export interface Judgement {
  left: string;
  right: string;
  verdict: string;
  score: number;
  evidence: Evidence[];
  decided_by: string;
}

export interface Near {
  incident: IncidentRow;
  judgement: Judgement;
}

export interface Decision {
  decision_id: string;
  subject: string;
  record_ids: string[];
  verdict: string;
  decider: string;
  value: string | number | null;
  field: string | null;
  reason: string | null;
  act: string | null;
  verb: string | null;
  undoes: string | null;
}

export interface DecisionMade {
  decision: Decision;
  at: string;
  stands: boolean;
}

export interface IncidentAnswer {
  incident: Incident;
  statements: Statement[];
  sentences: SentenceText[];
  accounts: Account[];
  near: Near[];
  decisions: DecisionMade[];
  others: string[];
}

export interface QueueRow {
  /** `figures`, `pair` (it may be one with `other_id`) or `reopened`. */
  kind: string;
  other_id: string | null;
  incident_id: string;
  version: number;
  title: string;
  why: string;
  statement_ids: string[];
  others: string[];
}

/** One incident can wait for more than one reason. */
export function rowKey(row: QueueRow): string {
  return `${row.kind} ${row.incident_id} ${row.other_id ?? ""}`;
}

export interface QueueAnswer {
  rows: QueueRow[];
  total: number;
}

export interface DeskAnswer {
  left: IncidentAnswer;
  right: IncidentAnswer | null;
  judgements: Judgement[];
}

export interface Done {
  act: string;
  decisions: Decision[];
  incidents: IncidentRow[];
}

export interface Stale {
  error: "StaleDecision";
  message: string;
  seen: Incident;
  now: Incident;
}

export interface Refusal {
  error: string;
  message: string;
  next_step?: string;
}
