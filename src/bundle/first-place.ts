/**
 * Finds, by halving, the first of `places` (numbered from 0) for which `holds`; `places` where it holds for none. What
 * holds for one place must hold for all after it. O(log places).
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
