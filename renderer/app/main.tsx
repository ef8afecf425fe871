import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { initialLanguage, loadTexts } from './language.ts';
import { applyTheme, initialTheme } from './theme.ts';
import { pageTransport } from './transport.ts';
import { createViewStore } from './view-store.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html holds the root');

const theme = initialTheme();
applyTheme(theme);
const transport = pageTransport();
const view = createViewStore(transport);
const language = initialLanguage();
const texts = await loadTexts(language);
createRoot(root).render(<App transport={transport} view={view} start={{ language, texts, theme }} />);
