/**
 * Groups values by a key, groups in the order of their first value. ES2024 has it as `Map.groupBy`, Node 20 has not.
 * O(values).
 */
export function groupBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const name = key(value);
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  }
  return groups;
}
