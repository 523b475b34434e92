// How the map looks: countries drawn by ourselves, in the colours of the page.
import type { StyleSpecification } from "maplibre-gl";
import type { FeatureCollection } from "geojson";
import { themeValue } from "../parts/page";
import type { SpotFeatures } from "./data";

/** Colours by role, with what stands where the pages set none. */
function colours() {
  return {
    sea: themeValue("--map-sea", "#e9eef0"),
    land: themeValue("--map-land", "#f8f6f1"),
    border: themeValue("--map-border", "#c3bdb2"),
    area: themeValue("--map-area", "#2b5d7d"),
    spot: themeValue("--map-spot", "#1f4a66"),
    edge: themeValue("--map-edge", "#ffffff"),
  };
}

/** The paint of each layer that the theme changes. */
export function paints(): [layer: string, property: string, value: string][] {
  const colour = colours();
  return [
    ["sea", "background-color", colour.sea],
    ["land", "fill-color", colour.land],
    ["borders", "line-color", colour.border],
    ["areas", "fill-color", colour.area],
    ["area-edges", "line-color", colour.area],
    ["clusters", "circle-color", colour.spot],
    ["clusters", "circle-stroke-color", colour.edge],
    ["spots", "circle-color", colour.spot],
    ["spots", "circle-stroke-color", colour.edge],
  ];
}

/** Below this zoom the areas of a crowd would cover the map; a few are drawn always. */
const AREAS_FROM_ZOOM = 4;
const FEW = 200;

export function styleOf(
  countries: FeatureCollection,
  points: SpotFeatures,
  areas: FeatureCollection,
): StyleSpecification {
  const areasFrom = points.features.length > FEW ? AREAS_FROM_ZOOM : 0;
  return {
    version: 8,
    sources: {
      countries: { type: "geojson", data: countries, maxzoom: 7, tolerance: 0.3 },
      points: {
        type: "geojson",
        data: points,
        cluster: points.features.length > 1,
        clusterRadius: 36,
        clusterMaxZoom: 11,
      },
      areas: { type: "geojson", data: areas },
    },
    layers: [
      { id: "sea", type: "background", paint: {} },
      { id: "land", type: "fill", source: "countries", paint: {} },
      { id: "borders", type: "line", source: "countries", paint: { "line-width": 0.7 } },
      {
        id: "areas", type: "fill", source: "areas", minzoom: areasFrom,
        paint: { "fill-opacity": 0.14 },
      },
      {
        id: "area-edges", type: "line", source: "areas", minzoom: areasFrom,
        paint: { "line-width": 1, "line-opacity": 0.5 },
      },
      {
        id: "clusters", type: "circle", source: "points", filter: ["has", "point_count"],
        paint: {
          "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "point_count"]], 0, 11, 4, 26],
          "circle-stroke-width": 1.5,
        },
      },
      {
        id: "spots", type: "circle", source: "points", filter: ["!", ["has", "point_count"]],
        paint: { "circle-radius": 5.5, "circle-stroke-width": 1.5 },
      },
    ],
  };
}
