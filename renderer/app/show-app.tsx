import { createRoot } from 'react-dom/client';
import { App, type AppProps } from './app.tsx';

/** Puts the wizard into the page. */
export function showApp(props: AppProps): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html holds the root');
  createRoot(root).render(<App {...props} />);
}
