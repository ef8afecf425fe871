/** What is drawn around the icon, in its own colours. No words: an installer is read in many languages. */

const drawing = (width, height, body) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;

/** The whole icon, or only a part of what it draws (`#mark` is what lies on its ground). */
const placed = (icon, x, y, size) => icon.replace('<svg ', `<svg x="${x}" y="${y}" width="${size}" height="${size}" `);
const withoutGround = (icon) => icon.replace(/<rect width="512" height="512"[^>]*>/, '');

/** On macOS an icon leaves a tenth of its edge free and throws a shadow (Apple's grid for icons: 824 of 1024). */
export const macIcon = (icon) =>
  drawing(1024, 1024, `<rect x="100" y="110" width="824" height="824" rx="180" opacity="0.3" style="filter: blur(10px)"/>${placed(icon, 100, 100, 824)}`);

/** The window of the disk image: the program at 130, 220 is dragged to the folder at 410, 220 (electron-builder's places). */
export const diskImage = () =>
  drawing(540, 380, '<rect width="540" height="380" fill="#f4f2ed"/><path d="M240 220h56m-22-24 24 24-24 24" fill="none" stroke="#1d5c73" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/>');

/** Beside the first and the last page of the Windows installer. */
export const installerSidebar = (icon) =>
  drawing(164, 314, `<svg width="164" height="314" viewBox="0 0 512 512" preserveAspectRatio="none"><rect width="512" height="512" fill="url(#ground)"/></svg>${placed(withoutGround(icon), 18, 93, 128)}`);

/** At the right of the other pages' heads, which are white. */
export const installerHeader = (icon) => drawing(150, 57, `<rect width="150" height="57" fill="#fff"/>${placed(icon, 98, 7, 43)}`);
