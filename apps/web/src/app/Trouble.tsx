import { Component, type ReactNode } from 'react';
import { Notice } from '../ui/Notice.tsx';

/** Shows what went wrong in a view in its place, and lets a person go on. */
export class Trouble extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state = { error: undefined };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return (
      <div className="page">
        <h1>This view stopped</h1>
        <Notice error={this.state.error} />
        <p>
          <button type="button" onClick={() => this.setState({ error: undefined })}>
            Try again
          </button>
        </p>
      </div>
    );
  }
}
