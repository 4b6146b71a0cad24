/**
 * What the libraries of the app's first scripts offer and nothing here asks for: the end of a module's id, who has it,
 * and its names. Left in are names that are words of other things too, as `use`, `cache` and `clear`: nobody could tell
 * who asks for which.
 */
const NEVER_ASKED: readonly (readonly [module: string, owner: string, names: string])[] = [
  [
    "react/cjs/react.production.js",
    "exports",
    `Activity Children Profiler PureComponent ViewTransition __COMPILER_RUNTIME addTransitionType cacheSignal
    cloneElement createRef forwardRef unstable_useCacheRefresh useActionState useDeferredValue useEffectEvent
    useOptimistic useTransition`,
  ],
  [
    "react-dom/cjs/react-dom.production.js",
    "exports",
    `createPortal preconnect prefetchDNS preinit preinitModule preloadModule preload requestFormReset
    unstable_batchedUpdates useFormState useFormStatus`,
  ],
  [
    "scheduler/cjs/scheduler.production.js",
    "exports",
    "unstable_Profiling unstable_forceFrameRate unstable_next unstable_runWithPriority unstable_wrapCallback",
  ],
  [
    "query-core/build/modern/queryClient.js",
    "QueryClient",
    `isMutating ensureQueryData setQueriesData removeQueries resetQueries cancelQueries invalidateQueries infiniteQuery
    fetchInfiniteQuery prefetchInfiniteQuery ensureInfiniteQueryData getMutationCache getDefaultOptions
    setDefaultOptions setQueryDefaults setMutationDefaults getMutationDefaults defaultMutationOptions`,
  ],
  ["query-core/build/modern/queryObserver.js", "QueryObserver", "fetchOptimistic"],
  ["query-core/build/modern/query.js", "Query", "invalidate"],
  ["query-core/build/modern/timeoutManager.js", "TimeoutManager", "setTimeoutProvider"],
];

/** Modules and what each loses, as `withParts` takes it. */
export const WITHOUT_NEVER_ASKED: Readonly<Record<string, Readonly<Record<string, string>>>> =
  Object.fromEntries(
    NEVER_ASKED.map(([module, owner, names]) => [
      module,
      Object.fromEntries(names.split(/\s+/).map((name) => [`${owner}.${name}`, ""])),
    ]),
  );

const ASKED = new RegExp(
  String.raw`\.(${NEVER_ASKED.flatMap(([, , names]) => names.split(/\s+/)).join("|")})\b`,
);

/** The name among them that a built script asks for; null where it asks for none. */
export const askedOf = (code: string): string | null => ASKED.exec(code)?.[1] ?? null;
