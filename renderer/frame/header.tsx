import { type ReactNode } from 'react';
import { type FirstScreenTexts, LANGUAGES, type Language } from '../../shared/texts/languages.ts';
import { fill } from '../../shared/texts/fill.ts';
import { THEMES, type Theme } from '../wizard/theme.ts';
import { version } from '../../package.json';
import { Icon } from '../ui/icons.tsx';
import { Segmented } from '../ui/segmented.tsx';

interface HeaderProps {
  readonly frame: FirstScreenTexts['window']['frame'];
  readonly practice: boolean;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}

/** Name of the program, and behind one button how it looks and speaks: the browser opens and closes that, also before React is there. */
export const Header = ({ frame, practice, language, onLanguage, theme, onTheme }: HeaderProps): ReactNode => (
  <header className="header">
    <p className="brand">
      <span className="brand-name">{frame.product}</span>
      <span className="brand-tagline">{frame.tagline}</span>
    </p>
    {practice ? (
      <p className="tag tag-practice" title={frame.practiceNote}>
        {frame.practiceBadge}
      </p>
    ) : null}
    <button type="button" className="button button-plain header-button" popoverTarget="header-choices">
      <Icon name="gear" /> {frame.choices}
    </button>
    <div className="header-choices" id="header-choices" popover="auto">
      <p className="choice-label" aria-hidden="true">
        {frame.language}
      </p>
      <Segmented
        label={frame.language}
        value={language}
        options={LANGUAGES.map((value) => ({ value, label: frame.languageName[value], lang: value }))}
        onChange={onLanguage}
      />
      <p className="choice-label" aria-hidden="true">
        {frame.theme}
      </p>
      <Segmented label={frame.theme} value={theme} options={THEMES.map((value) => ({ value, label: frame.themeName[value] }))} onChange={onTheme} />
      <p className="quiet">{fill(frame.about, { product: frame.product, version })}</p>
    </div>
  </header>
);
