/** Whether a key goes to an input method. Safari ends the composition before the key that ends it, and says so by 229 alone. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
