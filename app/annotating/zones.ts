import { type AnnotationSet, fragmentOf, type Zone } from '../model/annotation.ts'
import { type Line, lineAt } from '../text/lines.ts'
import type { Utf16Offset } from '../text/offsets.ts'
import { trimInvisible } from '../text/segments.ts'
import { overlaps, type Span } from '../text/span.ts'
import type { PlannedStep } from './edits.ts'

/** Marks a span as a zone of a type of the codebook. `id` must be new to the set. */
export function planZone(text: string, type: string, span: Span, id: string): PlannedStep {
  return {
    description: { action: 'add_zone', label: type },
    changes: [{ type: 'zone', before: null, after: { id, type, ...fragmentOf(text, span) } }],
  }
}

/** Takes a zone away. */
export function planZoneRemoval(zone: Zone): PlannedStep {
  return {
    description: { action: 'remove_zone', label: zone.type },
    changes: [{ type: 'zone', before: zone, after: null }],
  }
}

/** What a zone would be put on where nothing is selected: the line of the caret; null where it is empty. */
export function lineSpan(lines: readonly Line[], offset: Utf16Offset): Span | null {
  const { start, end } = lineAt(lines, offset)
  return trimInvisible(lines, { start, end })
}

/** A line that is plainly not part of the article, and which type of zone it is. */
export interface ZoneSuggestion {
  readonly span: Span
  readonly type: 'junk' | 'related_link' | 'tweet_credit'
}

/** What a page says to its readers and extraction took for text: to share, to follow, to subscribe, alone on its line. */
const pageFurniture =
  /^[^\p{L}\p{N}]*(?:شاركها|شارك|مشاركة|تابعونا|تابعنا|اشترك(?: الآن)?|اقرأ المزيد|المزيد|نسخ الرابط|إعلان|share|advertisement|read more|subscribe)[^\p{L}\p{N}]*$/iu
/** What a video player leaves behind: a time such as 0:00 or 12:34 / 15:00. */
const playerTime = /^\d{1,2}:\d{2}(?::\d{2})?(?:\s*\/\s*\d{1,2}:\d{2}(?::\d{2})?)?$/
/** A word of at least 16 base64 characters that ends in its padding. */
const base64 = /(?:^|\s)[A-Za-z0-9+/]{16,} ?={1,2}(?:\s|$)/
/** A dash and a headline, as news sites link to other articles in the middle of one. */
const relatedLink =
  /^(?:[-–—•*]\s+\S.{14,}|(?:اقرأ أيضًا|اقرأ أيضاً|اقرأ ايضا|ذات صلة|طالع أيضًا|إقرأ أيضًا)\s*[:؛-].*)$/u
/** The line under an embedded post: — Name (@handle) date. */
const tweetCredit = /^[—–-]\s?.+\(@\w+\)/u

/**
 * Lines that are plainly no part of the article and that no zone or annotation of the set touches yet. Suggestions only: what
 * looks like a link may be a list that the author wrote.
 */
export function suggestZones(lines: readonly Line[], set: AnnotationSet): readonly ZoneSuggestion[] {
  const marked: readonly Span[] = [...set.zones, ...set.annotations.flatMap(({ fragments }) => fragments)]
  return lines.flatMap((line) => {
    const span = trimInvisible(lines, line)
    const type = span && zoneTypeOf(line.text.trim())
    if (!span || !type || marked.some((other) => overlaps(span, other))) return []
    return [{ span, type }]
  })
}

function zoneTypeOf(text: string): ZoneSuggestion['type'] | null {
  if (pageFurniture.test(text) || playerTime.test(text) || base64.test(text)) return 'junk'
  if (tweetCredit.test(text)) return 'tweet_credit'
  if (relatedLink.test(text)) return 'related_link'
  return null
}
