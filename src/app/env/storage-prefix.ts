/** With it begin the names of all that this page keeps: other pages of its host may keep theirs. */
export const storagePrefix = (basePath: string): string => `tidings:${basePath}:`;

/** That of the page that is open. */
export const ownPrefix = (): string => storagePrefix(new URL("./", document.baseURI).pathname);
