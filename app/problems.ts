/**
 * Every expected failure of the program. The wording of each stands in `wording/` as `problem.<code>`; the compiler
 * asks for it in both languages.
 */
export const problemCodes = [
  // storage
  'disk_full',
  'read_only',
  'no_permission',
  'folder_vanished',
  'not_found',
  'symbolic_link',
  'file_damaged',
  'write_failed',
  'lock_held',
  'file_deleted_outside',
  'revision_conflict',
  'change_conflict',
  // storage: what opening recovered, merged or set aside
  'edits_recovered',
  'edits_not_applied',
  'unfinished_edit_dropped',
  'journal_damaged',
  'journal_set_apart',
  'file_restored',
  'outside_edit_taken',
  'outside_edit_merged',
  'both_versions_kept',
  // project
  'not_a_project',
  'project_exists',
  'folder_not_empty',
  'newer_version',
  'invalid_file',
  'invalid_annotator',
  'no_project',
  'opened_read_only',
  'name_ignored',
  // import
  'cannot_read',
  'empty_text',
  'too_large',
  'file_too_large',
  'not_text',
  'wrong_encoding',
  'duplicate_article',
  'article_not_found',
  // formats and checks
  'invalid_json',
  'invalid_line',
  'hash_mismatch',
  'quote_mismatch',
  'offset_out_of_range',
  'unknown_label',
  'unknown_attribute',
  'unknown_value',
  'missing_attribute',
  'unknown_relation',
  'relation_end_missing',
  'relation_end_not_allowed',
  'relation_missing',
  'unknown_actor',
  'missing_actor',
  'unknown_zone_type',
  'duplicate_id',
  'set_not_empty',
  'nothing_to_export',
  'unknown_format',
  'unknown_annotator',
  // ipc
  'invalid_request',
  'unexpected',
] as const

/** A code of {@link problemCodes}. */
export type ProblemCode = (typeof problemCodes)[number]
