// The merge and split desk: two incidents side by side, or one that is to be split.
import { mount as mountSvelte } from "svelte";
import { get } from "../review/api";
import type { DeskAnswer } from "../review/shapes";
import { type Labels, useLabels } from "../review/words";
import DeskPage from "./DeskPage.svelte";
import "../review/review.css";

interface DeskData extends Partial<DeskAnswer> {
  role?: string;
  labels?: Labels;
}

export async function mount(target: HTMLElement, given: unknown): Promise<void> {
  const data = (given ?? {}) as DeskData;
  useLabels(data.labels);
  const answer = data.left ? (data as DeskAnswer) : await get<DeskAnswer>(`/desk.json${location.search}`);
  const frame = document.createElement("div");
  mountSvelte(DeskPage, { target: frame, props: { first: answer, mayDecide: data.role !== "reader" } });
  target.replaceChildren(frame);
}
