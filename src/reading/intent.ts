/** Everything a reader can do. */
export type Intent = { readonly type: "none" };
