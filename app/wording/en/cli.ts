/** What the command line says. */
export const cli = {
  'cli.help': `Hashiya: annotate right-to-left news, offline.

Usage: hashiya <command> <project folder> ...

Commands:
  new <folder>                make a project
  import <folder> FILE...     add text files as articles
  annotate <folder>           take in annotations from a Hashiya JSONL file
  export <folder>             write a labelled dataset
  check <folder>              check versions, hashes, quotes and codebook rules
  list <folder>               show what is in a project

Options of all commands:
  --json                      one JSON document on stdout, messages on stderr
  --locale en|ar              language of messages
  -h, --help                  help, also on one command
  --version                   the program's version

Exit codes: 0 done, 1 problems found, 2 wrong usage.`,
  'cli.help.new': `Usage: hashiya new <folder> [--name NAME] [--codebook FILE] [--annotator NAME]

Makes a project in an empty or missing folder.

  --name NAME        the project's name; the folder's name if not given
  --codebook FILE    codebook (JSON); the default one if not given
  --annotator NAME   the first annotator`,
  'cli.help.import': `Usage: hashiya import <folder> FILE... [--encoding ENCODING]

Adds text files as articles. UTF-8, UTF-16, windows-1256 and ISO-8859-6 are recognised; line ends become LF.
A text that is in the project already is named and skipped.

  --encoding ENCODING   reads all files so: utf-8, utf-16le, utf-16be, windows-1256, iso-8859-6`,
  'cli.help.annotate': `Usage: hashiya annotate <folder> --annotator A --from FILE.jsonl [--replace] [--partial]

Takes in the annotation sets of a Hashiya JSONL file, as annotator A, for articles that are in the project (by SHA-256).
actors.json and codebook.json beside FILE are taken in by id: what the project lacks is added, nothing is changed.

  --annotator A   id or name; added to the project if need be
  --from FILE     the file
  --replace       replace sets that are not empty
  --partial       take in what fits when something does not; else it is all or nothing`,
  'cli.help.export': `Usage: hashiya export <folder> --format FORMAT --out DIR [--annotator A]...

Writes a dataset into DIR, over what stands there. Every quote is checked first; what does not fit is named, and nothing
is written.

  --format FORMAT   jsonl (Hashiya JSONL) or csv (CSV for spreadsheets)
  --out DIR         folder to write to; made if missing
  --annotator A     only this annotator's sets (id or name); can be given several times`,
  'cli.help.check': `Usage: hashiya check <folder> [--strict]

Checks file versions, hashes, quotes and codebook rules. Changes nothing.

  --strict   gaps, such as a missing holder, count as problems too`,
  'cli.help.list': `Usage: hashiya list <folder>

Shows the articles of a project with every annotator's progress.`,
  'cli.usage.noVerb': 'A command is missing.',
  'cli.usage.unknownVerb': 'There is no command {verb}.',
  'cli.usage.strangeOption': '{verb} has no option --{option}.',
  'cli.usage.noFolder': 'The project folder is missing.',
  'cli.usage.noFiles': 'Name at least one file.',
  'cli.usage.tooMany': 'Too many arguments: {argument}',
  'cli.usage.missing': '--{option} is missing.',
  'cli.usage.once': '--{option} can be given only once.',
  'cli.usage.notOneOf': '--{option} is one of: {values}',
  'cli.usage.hint': 'See: hashiya {verb} --help',
  'cli.warning': 'warning',
  'cli.new.done': 'Made the project {name} in {folder}',
  'cli.import.recognised': '{file}: read as {encoding} by its letters; --encoding reads it otherwise',
  'cli.import.done':
    '{imported, plural, one {# article} other {# articles}} imported{skipped, plural, =0 {} one {, # in the project already} other {, # in the project already}}.',
  'cli.annotate.set':
    '{article}: {annotations, plural, one {# annotation} other {# annotations}}, {relations, plural, one {# relation} other {# relations}}, {zones, plural, one {# zone} other {# zones}}',
  'cli.annotate.done': '{sets, plural, one {# set} other {# sets}} taken in as {annotator}.',
  'cli.annotate.refused':
    '{problems, plural, one {# problem} other {# problems}}: nothing was taken in. --partial takes in what fits.',
  'cli.annotate.codebook': 'The codebook now has what it lacked of the one beside the file.',
  'cli.annotate.check': 'Some of it does not follow the codebook: “check” names it.',
  'cli.export.refused': '{problems, plural, one {# problem} other {# problems}}: nothing was written.',
  'cli.export.done':
    '{annotations, plural, one {# annotation} other {# annotations}} in {articles, plural, one {# article} other {# articles}} written.',
  'cli.check.done':
    '{errors, plural, =0 {No problems} one {# problem} other {# problems}}{warnings, plural, =0 {} one {, # gap} other {, # gaps}}.',
  'cli.list.project':
    '{name}: {articles, plural, one {# article} other {# articles}}, {annotators, plural, one {# annotator} other {# annotators}}',
  'cli.list.set':
    '{annotations, plural, one {# annotation} other {# annotations}}, {state, select, finished {finished} other {in progress}}',
} as const
