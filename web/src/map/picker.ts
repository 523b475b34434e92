// Where on the map does a reviewer mean: the point under the ring in the middle.
import { wantsStillness } from "../parts/page";
import { areasOf, pointsOf, world } from "./data";
import { canDraw, drawn, loadLibrary, newMap, paint } from "./map";
import { styleOf } from "./style";
import "./map.css";

export interface Picker {
  middle: () => [longitude: number, latitude: number];
  remove: () => void;
}

const NEAR = 6;

/** Draws a map that arrow keys and clicks move; throws where no map can be drawn. */
export async function newPicker(
  container: HTMLElement,
  start: [number, number] | null,
): Promise<Picker> {
  if (!canDraw()) throw new Error("This browser draws no map (WebGL is missing): write the place instead.");
  const [library, countries] = await Promise.all([loadLibrary(), world()]);
  const map = newMap(library, container, styleOf(countries, pointsOf([]), areasOf([], countries)));
  await drawn(map);
  paint(map);
  if (start) map.jumpTo({ center: start, zoom: NEAR });
  map.on("click", (event) => map.easeTo({ center: event.lngLat, animate: !wantsStillness() }));
  map.getCanvas().focus();
  return {
    middle: () => map.getCenter().wrap().toArray() as [number, number],
    remove: () => map.remove(),
  };
}
