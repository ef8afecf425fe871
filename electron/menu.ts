import { type MenuItemConstructorOptions } from 'electron';

/** Copy and paste, sizes, the version, and on macOS what its menu bar must hold. Nothing that reloads the page or opens developer tools. */
export const menuTemplate = (platform: NodeJS.Platform): MenuItemConstructorOptions[] => [
  ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
  { role: 'editMenu' },
  { role: 'viewMenu', submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { type: 'separator' }, { role: 'togglefullscreen' }] },
  { role: 'help', submenu: [{ role: 'about' }] },
];
