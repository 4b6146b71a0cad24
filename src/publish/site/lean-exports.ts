/**
 * What React's packages give and neither the app nor one of its libraries asks for, by the end of a module's id. Left
 * in are names that are words of other things too, as `use` and `cache`: nobody could tell who asks for which.
 */
const NEVER_ASKED: Readonly<Record<string, string>> = {
  "react/cjs/react.production.js": `Activity Children Profiler PureComponent ViewTransition __COMPILER_RUNTIME
    addTransitionType cacheSignal cloneElement createRef forwardRef unstable_useCacheRefresh useActionState
    useDeferredValue useEffectEvent useOptimistic useTransition`,
  "react-dom/cjs/react-dom.production.js": `createPortal preconnect prefetchDNS preinit preinitModule preloadModule
    preload requestFormReset unstable_batchedUpdates useFormState useFormStatus`,
  "scheduler/cjs/scheduler.production.js": `unstable_Profiling unstable_forceFrameRate unstable_next
    unstable_runWithPriority unstable_wrapCallback`,
};

const namesOf = (names: string): readonly string[] => names.split(/\s+/);

/** Modules without those names, as `withParts` takes them. */
export const LEAN_EXPORTS: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  Object.entries(NEVER_ASKED).map(([module, names]) => [
    module,
    Object.fromEntries(namesOf(names).map((name) => [`exports.${name}`, ""])),
  ]),
);

const ASKED = new RegExp(String.raw`\.(${Object.values(NEVER_ASKED).flatMap(namesOf).join("|")})\b`);

/** The name among them that a built script asks for; null where it asks for none. */
export const askedOf = (code: string): string | null => ASKED.exec(code)?.[1] ?? null;
