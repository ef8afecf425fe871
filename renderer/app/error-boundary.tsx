import { Component, type ReactNode } from 'react';
import { type FirstScreenTexts } from '../../shared/texts/languages.ts';

interface Props {
  readonly texts: FirstScreenTexts;
  readonly children: ReactNode;
}

/** A fault while drawing must leave a way on: the engine holds the truth, so loading again shows it. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { fault } = this.props.texts.window.frame;
    return (
      <main className="alone">
        <div className="alone" role="alert">
          <h1>{fault.title}</h1>
          <p>{fault.body}</p>
        </div>
        {/* A plain button: the kit may be what failed. */}
        <button type="button" className="button button-primary" onClick={() => window.location.reload()}>
          {fault.reload}
        </button>
      </main>
    );
  }
}
