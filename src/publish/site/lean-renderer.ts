/**
 * Functions of React's renderer that nothing here asks for, by what they are for: 16 kB of 54. The app is drawn by
 * `createRoot` alone, into one element of a page whose head is not React's. In a reader's whole way through the app
 * fourteen of them are called, all for their effects alone, and find none of what they look for. Tests know when the
 * app uses more, when a release of React lacks one of them, and what the renderer does with and without them.
 */
const NEVER: Readonly<Record<string, string>> = {
  // Taking over what a server has drawn, and events that have to wait until it is taken over.
  hydration: `throwOnHydrationMismatch prepareToHydrateHostInstance popToNextHostParent resetHydrationState
    queueHydrationError updateDehydratedSuspenseComponent mountHostRootWithoutHydrating
    retrySuspenseComponentWithoutHydrating createFiberFromDehydratedFragment clearHydrationBoundary
    hideOrUnhideDehydratedBoundary canHydrateInstance canHydrateTextInstance canHydrateHydrationBoundary
    isSuspenseInstancePending isSuspenseInstanceFallback registerSuspenseInstanceRetry getNextHydratable
    getNextHydratableInstanceAfterHydrationBoundary getHydratableHoistableCache commitActivityHydrationCallbacks
    commitSuspenseHydrationCallbacks retryDehydratedSuspenseBoundary restoreSuspendedTreeContext
    attemptContinuousHydration attemptHydrationAtCurrentPriority attemptExplicitHydrationTarget
    accumulateOrCreateContinuousQueuedReplayableEvent queueIfContinuousEvent clearIfContinuousEvent
    attemptReplayContinuousQueuedEvent attemptReplayContinuousQueuedEventInMap replayUnblockedEvents
    scheduleCallbackIfUnblocked scheduleReplayQueueIfNeeded retryIfBlockedOn pushTreeFork pushTreeId
    pushMaterializedTreeId popTreeContext checkForUnmatchedText normalizeMarkupForTextOrAttribute`,
  "view transitions": `trackEnterViewTransitions pushViewTransitionCancelableScope applyViewTransitionToHostInstances
    applyViewTransitionToHostInstancesRecursive restoreViewTransitionOnHostInstances
    commitAppearingPairViewTransitions commitEnterViewTransitions commitDeletedPairViewTransitions
    commitExitViewTransitions commitNestedViewTransitions restorePairedViewTransitions
    restoreEnterOrExitViewTransitions restoreNestedViewTransitions measureViewTransitionHostInstancesRecursive
    measureNestedViewTransitions recursivelyTraverseAfterMutationEffects commitAfterMutationEffectsOnFiber
    scheduleViewTransitionEvent reportViewTransitionError applyViewTransitionName restoreViewTransitionName
    createMeasurement measureInstance measureClonedInstance forceLayout startViewTransition
    ViewTransitionPseudoElement createViewTransitionInstance getViewTransitionName getViewTransitionClassName
    getClassNameByType queueTransitionTypes`,
  // What React would put into the head, or wait for before it shows anything: styles, scripts, images.
  resources: `acquireResource getResource insertStylesheet adoptPreloadPropsForStylesheet
    adoptPreloadPropsForScript mountHoistable createHoistableInstance preloadStylesheet stylesheetPropsFromRawProps
    getStyleKey getStylesheetSelectorFromKey getScriptKey getScriptSelectorFromKey suspendResource
    insertSuspendedStylesheets insertStylesheetIntoRoot getResourcesFromRoot markNodeAsHoistable getHoistableRoot
    suspendInstance estimateImageBytes estimateBandwidth isLikelyStaticResource waitForImageToLoad
    recursivelyAccumulateSuspenseyCommit accumulateSuspenseyCommitOnFiber checkIfFullyUnsuspended onUnsuspend
    onUnsuspendImg preconnectAs prefetchDNS preconnect preload preloadModule preinitStyle
    preinitScript preinitModuleScript resolveSingletonInstance releaseSingletonInstance
    commitHostSingletonAcquisition clearSingletonPreambleContribution clearContainerSparingly`,
  "references to fragments": `FragmentInstance traverseVisibleInstancesAndTextInstances addEventListenerToChild
    removeEventListenerFromChild getAttachOptions normalizeListenerOptions indexOfEventListener
    setFocusOnFiberIfFocusable collectChildren blurActiveElementWithinFragment observeChild unobserveChild
    schedulePendingIntersectionUnobserve collectClientRects validateDocumentPositionWithFiberTree
    scrollTextNodeIntoView addFragmentHandleToFiber addFragmentHandleToInstance commitNewChildToFragmentInstance
    deleteChildFromFragmentInstance commitNewChildToFragmentInstances commitFragmentInstanceInsertionEffects
    commitFragmentInstanceDeletionEffects fiberIsPortaledIntoHost getFragmentInstanceOrTextInstanceSiblings
    findFragmentInstanceOrTextInstanceSiblings`,
  // Actions of forms, transitions and deferred values that a component asks for, caches, compiled components.
  hooks: `extractEvents$1 mountActionState updateActionState updateActionStateImpl rerenderActionState
    dispatchActionState runActionStateAction handleActionReturnValue onActionSuccess onActionError
    notifyActionListeners actionStateReducer actionStateActionEffect updateOptimisticImpl dispatchOptimisticSetState
    TransitionAwareHostComponent startTransition startHostTransition ensureFormComponentIsStateful
    requestFormReset$1 requestFormReset recursivelyResetForms useHostTransitionStatus refreshCache updateRefresh
    useMemoCache use useThenable mountDeferredValueImpl updateDeferredValueImpl useEffectEventImpl updateEvent
    entangleAsyncAction chainThenableValue defaultOnDefaultTransitionIndicator`,
  "lists of suspended parts, parts kept for later": `updateSuspenseListComponent initSuspenseListRenderState
    findLastContentRow cutOffTailIfNeeded updateActivityComponent mountActivityChildren
    retryActivityComponentWithoutHydrating pushDehydratedActivitySuspenseHandler`,
  // Where in the tree an error came from: nobody is told.
  stacks: "describeBuiltInComponentFrame describeNativeComponentFrame describeFiber getComponentNameFromType",
  "elements of one's own": "setPropOnCustomElement",
};

/** What is asked for, and has one answer only. */
const ANSWERS: Readonly<Record<string, string>> = {
  popHydrationState: "false",
  upgradeHydrationErrorsToRecoverable: "null",
  getParentHydrationBoundary: "null",
  claimQueuedTransitionTypes: "null",
  waitForCommitToBeReady: "null",
  findFirstSuspended: "null",
  isHostHoistableType: "false",
  maySuspendCommit: "false",
  preloadResource: "true",
  getStackByFiberInDevAndProd: '""',
};

/** React's renderer, by the end of its module's id. */
export const RENDERER = "react-dom/cjs/react-dom-client.production.js";

/** Parts of it, each with what stands in its place. */
export const LEAN_RENDERER: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.values(NEVER)
      .flatMap((names) => names.split(/\s+/))
      .map((name) => [name, `function ${name}() {}`]),
  ),
  ...Object.fromEntries(
    Object.entries(ANSWERS).map(([name, answer]) => [name, `function ${name}() { return ${answer}; }`]),
  ),
  // No event waits for anything to be taken over.
  findInstanceBlockingTarget: `function findInstanceBlockingTarget(node) {
  var inst = getClosestInstanceFromNode(node), mounted = inst && getNearestMountedFiber(inst), tag = mounted && mounted.tag;
  return_targetInst = mounted === inst && tag !== 3 && tag !== 13 && tag !== 31 ? inst : null;
}`,
  dispatchEvent: `function dispatchEvent(name, flags, container, event) {
  if (!_enabled) return;
  findInstanceBlockingTarget(getEventTarget(event));
  dispatchEventForPluginEventSystem(name, flags, event, return_targetInst, container);
}`,
  ...Object.fromEntries(
    [
      "exports.hydrateRoot",
      "ReactDOMHydrationRoot.prototype.unstable_scheduleHydration",
      ..."animate getAnimations getComputedStyle"
        .split(" ")
        .map((name) => `ViewTransitionPseudoElement.prototype.${name}`),
      ...(
        "addEventListener removeEventListener dispatchEvent focus focusLast blur observeUsing unobserveUsing " +
        "getClientRects getRootNode compareDocumentPosition scrollIntoView"
      )
        .split(" ")
        .map((name) => `FragmentInstance.prototype.${name}`),
    ].map((name) => [name, ""]),
  ),
};
