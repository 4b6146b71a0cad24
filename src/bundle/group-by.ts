/**
 * Groups values by a key, groups in the order of their first value. ES2024 has it as `Map.groupBy`, Node 20 has not.
 * O(values).
 */
export function groupBy<T, K extends string>(values: Iterable<T>, key: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const name = key(value);
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  }
  return groups;
}
