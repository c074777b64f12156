/** Keeps a screen that threw from taking the whole window with it. React asks for a class here. */
import { Component, type ReactNode } from 'react';

type ScreenBoundaryProps = { readonly children: ReactNode; fallback(retry: () => void): ReactNode };
type ScreenBoundaryState = { readonly hasFailed: boolean };

export class ScreenBoundary extends Component<ScreenBoundaryProps, ScreenBoundaryState> {
  override state: ScreenBoundaryState = { hasFailed: false };

  static getDerivedStateFromError(): ScreenBoundaryState {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback(() => this.setState({ hasFailed: false })) : this.props.children;
  }
}
