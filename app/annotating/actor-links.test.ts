import { describe, expect, it } from 'vitest'
import type { Actor } from '../model/actor.ts'
import type { Annotation } from '../model/annotation.ts'
import { fullFolding } from '../text/folding.ts'
import { utf16 } from '../text/offsets.ts'
import { planActorLink, suggestActors } from './actor-links.ts'

const fold = (text: string) => fullFolding.fold(text).text

function mention(id: string, quote: string, actor?: string): Annotation {
  const fragments = [{ start: utf16(0), end: utf16(quote.length), quote }]
  return { id, label: 'actor', fragments, attributes: {}, ...(actor === undefined ? {} : { actor }) }
}

function entry(id: string, nameAr: string, ...aliases: readonly string[]): Actor {
  return { id, nameAr, nameEn: '', type: 'person', aliases, contextualAliases: [] }
}

const union = entry('UNION', 'الاتحاد')
const maritime = entry('MARITIME', 'الاتحاد البحري', 'الأمانة')
const haddad = entry('HADDAD', 'ليلى الحدّاد')
const registry = [union, haddad, maritime]

const ranked = (of: Annotation, linked: readonly Annotation[] = []) =>
  suggestActors(of, registry, linked, fold).map(({ actor, reason }) => `${actor.id} ${reason}`)

describe('suggestActors', () => {
  it('offers everybody, those who are called so first, whatever the spelling', () => {
    expect(ranked(mention('a', 'ليلى الحداد'))).toEqual(['HADDAD same_name', 'UNION none', 'MARITIME none'])
    expect(ranked(mention('a', 'الامانه'))[0]).toBe('MARITIME same_name')
  })

  it('puts the longest name that the words contain before shorter ones', () => {
    expect(ranked(mention('a', 'أمين عام الاتحاد البحري'))).toEqual([
      'MARITIME contains_name',
      'UNION contains_name',
      'HADDAD none',
    ])
  })

  it('puts what was chosen before for the same words above every name, but not its own choice', () => {
    const words = 'الاتحاد'
    expect(ranked(mention('a', words), [mention('b', words, 'MARITIME')])[0]).toBe('MARITIME chosen_before')
    expect(ranked(mention('a', words, 'HADDAD'), [mention('a', words, 'HADDAD')])[0]).toBe('UNION same_name')
  })
})

describe('planActorLink', () => {
  it('sets, changes and takes away a link, and plans nothing where it is so already', () => {
    const free = mention('a', 'الاتحاد')
    const linked = mention('a', 'الاتحاد', 'UNION')
    expect(planActorLink(free, 'UNION')?.changes).toEqual([
      { type: 'annotation', before: free, after: linked },
    ])
    expect(planActorLink(linked, undefined)?.changes).toEqual([
      { type: 'annotation', before: linked, after: free },
    ])
    expect(planActorLink(linked, 'UNION')).toBeNull()
    expect(planActorLink(free, undefined)).toBeNull()
  })
})
