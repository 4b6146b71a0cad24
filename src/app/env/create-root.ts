/** React's renderer, from here so that it is made ready in its own file, in a task of its own. */
export { createRoot } from "react-dom/client";
