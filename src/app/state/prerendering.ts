/**
 * True where the page is prerendered: nobody is there to press or to wait. Told by the build, so that the app has none
 * of what is drawn there alone.
 */
export const PRERENDERING: boolean = import.meta.env.SSR;
