/** The names of those classes that an element has. */
export const classNames = (classes: Readonly<Record<string, boolean>>): string =>
  Object.keys(classes)
    .filter((name) => classes[name])
    .join(" ");
