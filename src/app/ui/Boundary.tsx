import { Component, type ReactNode } from "react";

interface BoundaryProps {
  readonly children: ReactNode;
  /** What stands in place of the part that failed; `retry` draws that part again. */
  readonly fallback: (retry: () => void) => ReactNode;
}

/**
 * Keeps a failure while drawing to the part where it happened.
 * A class because React has no other way to catch what a component throws.
 */
export class Boundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return this.props.fallback(() => this.setState({ failed: false }));
  }
}
