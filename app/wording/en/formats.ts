/** Names of dataset formats, and what each cannot carry. */
export const formats = {
  'format.jsonl': 'Hashiya JSONL',
  'format.jsonl.loss.unannotated': 'Articles that nobody has annotated are left out.',
  'format.csv': 'CSV for spreadsheets',
  'format.csv.loss.oneWay':
    'For reading only: cells that could run as formulas begin with an apostrophe, so Hashiya cannot read the file back.',
  'format.csv.loss.zones': 'Zones are left out.',
  'format.csv.loss.text': 'Of the articles only the quotes are written, not the whole text.',
  'format.csv.loss.unknown': 'Fields that Hashiya does not know are left out.',
} as const
