/** An exported file with nothing in it but these fields. */
export const exportFile = (fields: object): string =>
  JSON.stringify({
    format: "tidings-reading-state",
    version: 1,
    marks: [],
    bookmarks: [],
    entries: [],
    ...fields,
  });
