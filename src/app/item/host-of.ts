/** Where an address leads, in ASCII: look-alike letters of other scripts show as `xn--…`. "" for what is no address. */
export function hostOf(href: string): string {
  try {
    const { host, protocol, pathname } = new URL(href);
    return protocol === "mailto:" ? pathname : host.replace(/^www\./, "");
  } catch {
    return "";
  }
}
