// The review desk: mounts it on the page of the queue or of one incident.
import { mount as mountSvelte } from "svelte";
import Review from "./Review.svelte";
import { type Labels, useLabels } from "./words";
import "./review.css";

interface ReviewData {
  incident_id?: string | null;
  user?: string;
  role?: string;
  labels?: Labels;
}

export function mount(target: HTMLElement, given: unknown): void {
  const data = (given ?? {}) as ReviewData;
  useLabels(data.labels);
  const frame = document.createElement("div");
  mountSvelte(Review, {
    target: frame,
    props: {
      incidentId: data.incident_id ?? null,
      user: data.user ?? "",
      mayDecide: data.role !== "reader",
      // The page's heading may stand inside what the desk takes the place of.
      needsHeading: !target.parentElement?.querySelector(":scope > header h1, :scope > h1"),
    },
  });
  target.replaceChildren(frame);
}
