// Which island stands where: each element with `data-island` gets the script of that name.
import { dataOf } from "./parts/page";

type Mount = (target: HTMLElement, data: unknown) => void | Promise<void>;

const ISLANDS: Record<string, () => Promise<{ mount: Mount }>> = {
  desk: () => import("./desk/desk"),
  highlight: () => import("./highlight/highlight"),
  review: () => import("./review/review"),
  map: () => import("./map/map"),
};

async function start(target: HTMLElement): Promise<void> {
  // Loaded under two addresses, this script would start twice.
  if (target.dataset["islandState"]) return;
  const island = ISLANDS[target.dataset["island"] ?? ""];
  target.dataset["islandState"] = island ? "starting" : "none";
  if (!island) return;
  try {
    const { mount } = await island();
    await mount(target, dataOf(target));
    target.dataset["islandState"] = "ready";
  } catch (problem) {
    // What the server sent stays in its place: a page without the island is whole.
    target.dataset["islandState"] = "failed";
    target.dataset["islandProblem"] = String(problem);
  }
}

for (const target of document.querySelectorAll<HTMLElement>("[data-island]")) void start(target);
