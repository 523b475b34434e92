// What a map shows: incidents with a place, and how finely each place is known.
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from "geojson";
// The same outlines as in the drawings without script, already cut at the antimeridian.
import worldUrl from "../../../src/tallybook/show/countries.json?url";

export interface Spot {
  id: string;
  title: string;
  href: string;
  lat: number;
  lon: number;
  /** 1 exact, 2 near, 3 adm2, 4 adm1, 5 line or area, 6 country, 7 air or water. */
  geoprecision: number | null;
  killed_best: number | null;
}

/** Half the width, in km, of the area that a place of this precision may lie in; those of the
 * drawings without script (show/places.py). Precision 6 is the country's own outline; the number
 * here stands in where no country holds the point. */
const AREA_KM: Record<number, number> = { 2: 25, 3: 40, 4: 120, 5: 100, 6: 300, 7: 200 };
const COUNTRY = 6;

export function radiusOf(spot: Spot): number {
  return AREA_KM[spot.geoprecision ?? COUNTRY] ?? 0;
}

export interface MapData {
  incidents?: Spot[];
  /** Where the incidents are to be had, when they are too many for the page. */
  source?: string;
}

export async function spotsOf(data: MapData): Promise<Spot[]> {
  if (data.incidents) return data.incidents;
  if (!data.source) return [];
  const answer = await fetch(data.source, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${data.source}: ${answer.status}`);
  return ((await answer.json()) as MapData).incidents ?? [];
}

interface Outlines {
  scale: number;
  /** Each ring: the first corner, then steps from corner to corner, x and y in turn. */
  countries: { name: string; rings: number[][] }[];
}

export async function world(): Promise<FeatureCollection<MultiPolygon>> {
  const answer = await fetch(worldUrl);
  const { scale, countries } = (await answer.json()) as Outlines;
  const features = countries.map(({ name, rings }): Feature<MultiPolygon> => {
    // A ring inside another is drawn as land too: what lies in it is some other country.
    const coordinates = rings.map((steps) => [cornersOf(steps, scale)]);
    return { type: "Feature", properties: { name }, geometry: { type: "MultiPolygon", coordinates } };
  });
  return { type: "FeatureCollection", features };
}

function cornersOf(steps: readonly number[], scale: number): [number, number][] {
  const corners: [number, number][] = [];
  let x = 0;
  let y = 0;
  for (let at = 0; at + 1 < steps.length; at += 2) {
    x += steps[at]!;
    y += steps[at + 1]!;
    corners.push([x / scale, y / scale]);
  }
  return corners;
}

export type SpotFeatures = FeatureCollection<Point, Spot>;

export function pointsOf(spots: readonly Spot[]): SpotFeatures {
  const features = spots.map(
    (spot): Feature<Point, Spot> => ({
      type: "Feature",
      properties: spot,
      geometry: { type: "Point", coordinates: [spot.lon, spot.lat] },
    }),
  );
  return { type: "FeatureCollection", features };
}

type Area = Feature<Polygon | MultiPolygon>;

/** The areas that the places may lie in. Larger ones come first, so that none hides a smaller. */
export function areasOf(
  spots: readonly Spot[],
  countries: FeatureCollection<MultiPolygon>,
): FeatureCollection<Polygon | MultiPolygon> {
  const whole = new Set<Area>();
  const round: Area[] = [];
  for (const spot of spots.toSorted((a, b) => radiusOf(b) - radiusOf(a))) {
    const country = (spot.geoprecision ?? COUNTRY) === COUNTRY && countryAt(countries, spot);
    if (country) whole.add(country);
    else if (radiusOf(spot) > 0) round.push(areaOf([circle(spot)]));
  }
  return { type: "FeatureCollection", features: [...whole, ...round] };
}

function areaOf(coordinates: [number, number][][]): Area {
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates } };
}

function countryAt(countries: FeatureCollection<MultiPolygon>, spot: Spot): Area | undefined {
  return countries.features.find((one) =>
    one.geometry.coordinates.some(([ring]) => holds(ring!, spot.lon, spot.lat)),
  );
}

/** Whether a ring goes round a point: by how often a ray from it crosses the ring. */
function holds(ring: readonly number[][], x: number, y: number): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [ax, ay] = ring[at] as [number, number];
    const [bx, by] = ring[before] as [number, number];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

const KM_A_DEGREE = 111.2;
const CORNERS = 40;

function circle(spot: Spot): [number, number][] {
  const high = radiusOf(spot) / KM_A_DEGREE;
  // Near the poles a degree of longitude is short; 85 degrees is where the map ends.
  const wide = high / Math.cos((Math.min(Math.abs(spot.lat), 85) * Math.PI) / 180);
  const points: [number, number][] = [];
  for (let corner = 0; corner <= CORNERS; corner += 1) {
    const turn = ((corner % CORNERS) / CORNERS) * 2 * Math.PI;
    points.push([spot.lon + wide * Math.cos(turn), spot.lat + high * Math.sin(turn)]);
  }
  return points;
}
