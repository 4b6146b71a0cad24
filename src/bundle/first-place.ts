/**
 * The first of some places, numbered from 0, from which on `holds`; their number where it holds for none. What holds for
 * one must hold for all behind it. O(log places).
 */
export function firstPlace(places: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = places;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
