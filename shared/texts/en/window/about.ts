/** What the program tells of itself, in the Help panel. */
export const aboutEn = {
  title: 'About {product}',
  folder: 'Reports, copies of replaced CTL files and accepted certificates are kept in this folder:',
  openFolder: 'Open the folder',
  notOpened: 'It cannot be opened from here: copy the path, and open it on the computer that runs this program.',
  copyFolder: 'Copy the path',
  address: { homepage: 'Homepage', releases: 'Releases', security: 'Security', evidence: 'Evidence' },
  document: { guide: 'Guide', licences: 'Third-party licences' },
  reading: 'Reading…',
  copy: 'Copy the text',
  save: 'Save as text file',
} as const;
