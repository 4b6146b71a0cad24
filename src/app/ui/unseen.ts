/** The style of what is not known yet: not to be seen, but there, so that nothing moves once it is. */
export const UNSEEN = { visibility: "hidden" } as const;
