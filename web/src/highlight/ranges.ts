// Where in the page do offsets of a report's text lie. The book counts characters (code points),
// the browser counts UTF-16 units; the two differ after the first emoji.

export interface Span {
  start: number;
  end: number;
}

export function textNodes(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
}

interface Placed {
  node: Text;
  start: number;
  length: number;
  /** Null where characters and units are the same, which is nearly always. */
  units: number[] | null;
}

function placedNodes(nodes: Text[]): Placed[] {
  const placed: Placed[] = [];
  let start = 0;
  for (const node of nodes) {
    const units = unitsOf(node.data);
    const length = units ? units.length - 1 : node.data.length;
    placed.push({ node, start, length, units });
    start += length;
  }
  return placed;
}

/** For each character its first unit, and the end; null where no character takes two units. */
function unitsOf(text: string): number[] | null {
  if (!/[\ud800-\udbff]/.test(text)) return null;
  const starts: number[] = [];
  let unit = 0;
  for (const character of text) {
    starts.push(unit);
    unit += character.length;
  }
  return [...starts, unit];
}

function holderOf(placed: Placed[], offset: number, isEnd: boolean): [Text, number] | null {
  let low = 0;
  let high = placed.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const one = placed[middle]!;
    const past = offset - one.start;
    if (past < 0 || (isEnd && past === 0 && middle > 0)) high = middle - 1;
    else if (past > one.length || (!isEnd && past === one.length)) low = middle + 1;
    else return [one.node, one.units ? one.units[past]! : past];
  }
  return null;
}

/** Static ranges of these spans; a span outside the text gives none. */
export function rangesOf(nodes: Text[], spans: readonly Span[]): Range[] {
  const placed = placedNodes(nodes);
  const ranges: Range[] = [];
  for (const { start, end } of spans) {
    const from = holderOf(placed, start, false);
    const to = holderOf(placed, end, true);
    if (!from || !to || start >= end) continue;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    ranges.push(range);
  }
  return ranges;
}

/** Which character of the text stands at this point of the window; null outside the text. */
export function offsetAt(nodes: Text[], x: number, y: number): number | null {
  const caret = caretAt(x, y);
  if (!caret) return null;
  const found = placedNodes(nodes).find((one) => one.node === caret.node);
  if (!found) return null;
  if (!found.units) return found.start + caret.unit;
  const character = found.units.findIndex((unit) => unit >= caret.unit);
  return found.start + (character < 0 ? found.length : character);
}

function caretAt(x: number, y: number): { node: Node; unit: number } | null {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret ? { node: caret.offsetNode, unit: caret.offset } : null;
  }
  const range = document.caretRangeFromPoint(x, y);
  return range ? { node: range.startContainer, unit: range.startOffset } : null;
}
