// How the desk talks to the server: reads, and decisions that are done once however often sent.
import { pageToken } from "../parts/page";
import type { Done, IncidentAnswer, QueueAnswer, Refusal, Stale } from "./shapes";

/** The server answered, and refused. */
export class Refused extends Error {
  constructor(readonly status: number, readonly refusal: Refusal) {
    super([refusal.message, refusal.next_step].filter(Boolean).join(" "));
  }
}

/** The incident has changed since the reviewer looked at it. */
export class StaleView extends Error {
  constructor(readonly stale: Stale) {
    super(stale.message);
  }
}

let token = "";

/** A name for one press of a key, so that sending it twice decides once. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function get<T>(path: string): Promise<T> {
  const answer = await fetch(path, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Refused(answer.status, await refusalOf(answer));
  return (await answer.json()) as T;
}

export function getQueue(after: string | null): Promise<QueueAnswer> {
  const behind = after ? `&after=${encodeURIComponent(after)}` : "";
  return get(`/queue.json?limit=30${behind}`);
}

export function getIncident(incidentId: string): Promise<IncidentAnswer> {
  return get(`/incidents/${encodeURIComponent(incidentId)}.json`);
}

export async function tellPresence(incidentId: string): Promise<string[]> {
  const answer = await post("/api/presence", { incident_id: incidentId }, newKey());
  if (!answer.ok) return [];
  return ((await answer.json()) as { others: string[] }).others;
}

/** How long to wait before sending again what got no answer, in milliseconds. */
const PATIENCE = [400, 1200, 3000];

/** Sends one decision; resolves only once the server has it on disk.
 *
 * What got no answer is sent again under its key: had it arrived, it is not done twice.
 */
export async function decide(kind: string, body: object, key: string): Promise<Done> {
  for (const wait of PATIENCE) {
    try {
      return await decideOnce(kind, body, key);
    } catch (problem) {
      const silent = problem instanceof TypeError;
      const busy = problem instanceof Refused && problem.status === 503;
      if (!silent && !busy) throw problem;
    }
    await new Promise((done) => setTimeout(done, wait));
  }
  try {
    return await decideOnce(kind, body, key);
  } catch (problem) {
    if (problem instanceof TypeError) throw new Error("The server does not answer.");
    throw problem;
  }
}

async function decideOnce(kind: string, body: object, key: string): Promise<Done> {
  const path = `/api/decisions/${kind}`;
  let answer = await post(path, body, key);
  if (answer.status === 403) {
    // The token is of a server that has since been started anew: ask for a new one, once.
    const refusal = await refusalOf(answer);
    if (refusal.error !== "StaleToken") throw new Refused(403, refusal);
    token = (await get<{ token: string }>("/api/session")).token;
    answer = await post(path, body, key);
  }
  if (answer.status === 412) throw new StaleView((await answer.json()) as Stale);
  if (!answer.ok) throw new Refused(answer.status, await refusalOf(answer));
  return (await answer.json()) as Done;
}

function post(path: string, body: object, key: string): Promise<Response> {
  token ||= pageToken();
  return fetch(path, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "Idempotency-Key": key,
      "X-Tallybook-Token": token,
    },
    body: JSON.stringify(body),
  });
}

async function refusalOf(answer: Response): Promise<Refusal> {
  try {
    return (await answer.json()) as Refusal;
  } catch {
    return { error: `Http${answer.status}`, message: `The server answered ${answer.status}.` };
  }
}
