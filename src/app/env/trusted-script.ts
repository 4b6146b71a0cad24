/** A browser's own word for an address that a script may be taken from; the address itself where it has none. */
type TrustedAddress = string;

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => { readonly createScriptURL: (address: string) => TrustedAddress };
}

/** The one script that the page names by a text; the policy of this name lets nothing else through. */
const WORKER = "./service-worker.js";

/** The address of the service worker, vouched for where the page's policy asks for that. */
export function workerAddress(): TrustedAddress {
  const { trustedTypes } = window as { readonly trustedTypes?: TrustedTypes };
  const address = new URL(WORKER, document.baseURI).href;
  const policy = trustedTypes?.createPolicy("tidings", {
    createScriptURL: (asked) => {
      if (asked !== address) throw new TypeError("No script but the service worker is named by a text.");
      return asked;
    },
  });
  return policy?.createScriptURL(address) ?? address;
}
