// Runs before first paint, so that a chosen theme never flashes. Kept apart: the page allows no inline script.
try {
  // Under the base path, as another deployment on this origin has a look of its own.
  const key = `tidings:${new URL("./", document.baseURI).pathname}:look`;
  const { theme, density, headFace } = JSON.parse(localStorage.getItem(key) ?? "{}");
  const { dataset } = document.documentElement;
  const dark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  dataset.theme = dark ? "dark" : "light";
  if (density) dataset.density = density;
  if (headFace) dataset.head = headFace;
} catch {
  // No storage, no choice: the style sheet follows the system by itself.
}
