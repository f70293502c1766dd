/** What went wrong, what is safe, and what to do. Keys are `problem.<code>` of `app/problems.ts`. */
export const problems = {
  'problem.disk_full': 'The disk is full. Your work is kept in memory; free some space and it will be saved.',
  'problem.read_only': 'This folder cannot be written to. Your work is kept in memory until it can.',
  'problem.no_permission':
    'You have no permission to write here. Your work is kept in memory until you have.',
  'problem.folder_vanished':
    'The project folder is gone (unplugged or moved?). Your work is kept in memory until it is back.',
  'problem.not_found': 'Not found: {path}',
  'problem.symbolic_link':
    '{path} is a symbolic link. Hashiya never writes through links, so nothing was changed.',
  'problem.both_versions_kept':
    '{item} in {path} was changed both here and elsewhere. Both versions are kept; the other one is {added}.',
  'problem.file_damaged': '{path} was damaged. What was readable is kept, the damaged file is set aside.',
  'problem.write_failed':
    'Could not write to disk ({reason}). Your work is kept in memory; saving goes on being tried.',
  'problem.lock_held':
    'This annotator is open in another window (since {since}). Here you can read, not change.',
  'problem.file_deleted_outside':
    '{path} was deleted by somebody else. Its last content is kept: bring it back, or begin anew.',
  'problem.revision_conflict': 'This article was changed elsewhere; the newer state was loaded.',
  'problem.change_conflict': 'This step no longer fits what stands there now, so nothing was changed.',
  'problem.edits_recovered':
    '{count, plural, one {One saved edit that was} other {# saved edits that were}} not yet in {path} was found and put in.',
  'problem.edits_not_applied':
    '{count, plural, one {One saved edit does} other {# saved edits do}} not fit {path} any more; kept in the private folder.',
  'problem.unfinished_edit_dropped':
    'The last edit of {path} was interrupted before it was saved, so it is not there.',
  'problem.journal_damaged':
    'The list of saved edits of {path} was damaged. What was readable is there, the rest is kept in the private folder.',
  'problem.journal_set_apart':
    'Saved edits were found that belong to another version of {path}. They were not applied, but kept in the private folder.',
  'problem.file_restored': '{path} was gone and was written again.',
  'problem.outside_edit_taken': '{path} was changed by another program; the new content was loaded.',
  'problem.outside_edit_merged':
    '{path} was changed by another program; both versions were brought together.',
  'problem.not_a_project': 'This folder holds no Hashiya project: {path}',
  'problem.project_exists': 'There is a project in this folder already: {path}',
  'problem.folder_not_empty': 'This folder is not empty: {path}',
  'problem.newer_version':
    'Made by a newer version of Hashiya ({found}; this one knows {known}). It was not touched.',
  'problem.invalid_file': 'The file is not as expected: {reason}',
  'problem.invalid_annotator': 'This name cannot be used for an annotator.',
  'problem.no_project': 'No project is open.',
  'problem.opened_read_only': 'This project is open for reading only.',
  'problem.name_ignored': '{path} was passed over: its name is not one that Hashiya gives.',
  'problem.cannot_read': '{path} cannot be read ({reason}).',
  'problem.empty_text': 'There is no text in it.',
  'problem.too_large': 'Too large: {size} characters, at most {limit}.',
  'problem.file_too_large': 'The file is too large: {size} MB, at most {limit} MB.',
  'problem.not_text': 'This does not look like a text file.',
  'problem.wrong_encoding': 'The file cannot be read as {encoding}.',
  'problem.duplicate_article': 'The same text is in the project already: {title}',
  'problem.article_not_found': 'There is no such article: {id}',
  'problem.invalid_json': 'Not valid JSON: {reason}',
  'problem.invalid_line': 'Line {line} is not as the format expects: {reason}',
  'problem.hash_mismatch': 'The text is not the one that was annotated (its SHA-256 differs).',
  'problem.quote_mismatch': 'The text at {start}–{end} is not “{quote}”.',
  'problem.offset_out_of_range': 'The offsets {start}–{end} lie outside the text.',
  'problem.unknown_label': 'The codebook has no label {label}.',
  'problem.unknown_attribute': 'The codebook has no attribute {attribute} for {label}.',
  'problem.unknown_value': '{value} is not a value of {attribute}.',
  'problem.missing_attribute': '{attribute} is missing.',
  'problem.unknown_relation': 'The codebook has no relation {type}.',
  'problem.relation_end_missing': 'The relation points to {end}, which does not exist.',
  'problem.relation_end_not_allowed': 'A relation {type} cannot stand at a {label}.',
  'problem.relation_missing': 'At least one {type} is missing.',
  'problem.unknown_actor': 'The registry has no actor {actor}.',
  'problem.missing_actor': 'The mention is not linked to an actor.',
  'problem.unknown_zone_type': 'The codebook has no zone type {type}.',
  'problem.duplicate_id': 'The id {id} is used twice.',
  'problem.set_not_empty': '{annotator} has annotated {article} already; nothing was replaced.',
  'problem.nothing_to_export': 'There is nothing to export.',
  'problem.unknown_annotator': 'The project has no annotator {annotator}.',
  'problem.unknown_format': 'There is no format {format}.',
  'problem.invalid_request': 'The program asked for something it must not ask for.',
  'problem.unexpected': 'Something unexpected happened ({reason}). What was saved is safe.',
} as const
