// Where did it happen: the incidents of a page on a map that can be moved and zoomed.
import type { GeoJSONSource, LngLatBoundsLike, Map as MapLibre, Marker } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { onTheme, wantsStillness } from "../parts/page";
import { areasOf, type MapData, pointsOf, radiusOf, type Spot, spotsOf, world } from "./data";
import { button, frameOf, listOf } from "./frame";
import { paints, styleOf } from "./style";
import "./map.css";

type Paint = Parameters<MapLibre["setPaintProperty"]>[1];
type Library = typeof import("maplibre-gl");

/** Draws the map in place of the drawing that the page came with; throws where it cannot. */
export async function mount(target: HTMLElement, given: unknown): Promise<void> {
  if (!canDraw()) throw new Error("no WebGL: the drawing of the page stays");
  const [library, spots, countries] = await Promise.all([
    loadLibrary(), spotsOf((given ?? {}) as MapData), world(),
  ]);
  const frame = frameOf();
  const before = [...target.childNodes];
  target.append(frame.whole);
  try {
    const map = newMap(library, frame.canvas, styleOf(countries, pointsOf(spots), areasOf(spots, countries)));
    await drawn(map);
    paint(map);
    onTheme(() => paint(map));
    fit(map, spots);
    countClusters(library, map);
    openSpots(map, frame.said);
    addButtons(map, frame.buttons, spots);
    map.once("idle", () => (target.dataset["drawn"] = String(spots.length)));
  } catch (problem) {
    frame.whole.remove();
    throw problem;
  }
  for (const node of before) if (!keeps(node)) node.remove();
}

/** A page's own data element stays, so that the page can be read again. */
function keeps(node: Node): boolean {
  return node instanceof HTMLScriptElement;
}

export function canDraw(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

export async function loadLibrary(): Promise<Library> {
  const library = await import("maplibre-gl");
  library.setWorkerUrl(workerUrl);
  return library;
}

export function newMap(
  library: Library,
  container: HTMLElement,
  style: ReturnType<typeof styleOf>,
): MapLibre {
  return new library.Map({
    container,
    style,
    center: [20, 15],
    zoom: 0.6,
    maxZoom: 12,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    renderWorldCopies: true,
    cooperativeGestures: false,
  });
}

export function drawn(map: MapLibre): Promise<void> {
  return new Promise((done, failed) => {
    map.once("load", () => done());
    map.once("error", (event) => failed(event.error));
  });
}

export function paint(map: MapLibre): void {
  for (const [layer, property, value] of paints()) {
    map.setPaintProperty(layer, property as Paint, value);
  }
}

function fit(map: MapLibre, spots: readonly Spot[]): void {
  if (!spots.length) return;
  const lons = spots.map((spot) => spot.lon);
  const lats = spots.map((spot) => spot.lat);
  const bounds: LngLatBoundsLike = [least(lons), least(lats), most(lons), most(lats)];
  // One place alone is shown with its country around it, wide enough for its area.
  const widest = most(spots.map(radiusOf));
  const maxZoom = widest > 0 ? Math.max(3, Math.min(7, 12 - Math.log2(widest))) : 7;
  map.fitBounds(bounds, { padding: 48, maxZoom, animate: false });
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}

/** Counts stand on the clusters as buttons: fonts for text drawn by the map would be megabytes. */
function countClusters(library: Library, map: MapLibre): void {
  let shown = new Map<number, Marker>();
  const renew = () => {
    const next = new Map<number, Marker>();
    for (const one of map.queryRenderedFeatures({ layers: ["clusters"] })) {
      const id = one.properties["cluster_id"] as number;
      if (next.has(id) || one.geometry.type !== "Point") continue;
      const at = one.geometry.coordinates as [number, number];
      next.set(id, shown.get(id) ?? countMarker(library, map, id, one.properties["point_count"], at));
    }
    for (const [id, marker] of shown) if (!next.has(id)) marker.remove();
    shown = next;
  };
  map.on("idle", renew);
  map.on("moveend", renew);
}

function countMarker(
  library: Library,
  map: MapLibre,
  id: number,
  count: number,
  at: [number, number],
): Marker {
  const element = button(String(count), `${count} incidents here: zoom in`, async () => {
    const zoom = await map.getSource<GeoJSONSource>("points")!.getClusterExpansionZoom(id);
    map.easeTo({ center: at, zoom, animate: !wantsStillness() });
  });
  element.className = "map-count";
  return new library.Marker({ element }).setLngLat(at).addTo(map);
}

function openSpots(map: MapLibre, said: HTMLElement): void {
  map.on("click", "spots", (event) => {
    said.replaceChildren(listOf((event.features ?? []).map((one) => one.properties as Spot)));
  });
  map.on("mouseenter", "spots", () => (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "spots", () => (map.getCanvas().style.cursor = ""));
  map.on("click", "clusters", async (event) => {
    const id = event.features?.[0]?.properties["cluster_id"] as number;
    const source = map.getSource<GeoJSONSource>("points")!;
    const leaves = await source.getClusterLeaves(id, 12, 0);
    said.replaceChildren(listOf(leaves.map((one) => one.properties as Spot)));
  });
}

function addButtons(map: MapLibre, buttons: HTMLElement, spots: readonly Spot[]): void {
  const animate = !wantsStillness();
  buttons.append(
    button("+", "Zoom in", () => map.zoomIn({ animate })),
    button("\u2212", "Zoom out", () => map.zoomOut({ animate })),
    button("\u25a2", "Show all places of this page", () => fit(map, spots)),
  );
}
