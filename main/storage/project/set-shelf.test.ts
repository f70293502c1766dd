import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Problem } from '#app/result.ts'
import { SetShelf } from './set-shelf.ts'
import { adding, annotationOn, makeFolder, surroundings, unwrap } from './testing/test-project.ts'

describe('a shelf of sets', () => {
  it('folds the sets that were not used for longest, and opens them again', async () => {
    const folder = await makeFolder()
    const reports: Problem[] = []
    const shelf = new SetShelf(folder, 'salma', surroundings, (notes) => reports.push(...notes), 2)
    const articles = ['a0', 'a1', 'a2', 'a3'].map((id) => ({ id, text: 'قال كييف' }))
    const add = async (article: (typeof articles)[number], quote: string) => {
      const store = unwrap(await shelf.open(article))
      unwrap(await store.append([[adding(annotationOn(article.text, quote, quote))]]))
    }
    for (const quote of ['قال', 'كييف']) {
      // At once, so that sets are opened again while they are on their way out.
      await Promise.all(articles.map((article) => add(article, quote)))
    }
    expect(await shelf.ifOpen('a3')).not.toBeNull()
    expect(await shelf.close()).toEqual([])
    for (const { id } of articles) {
      const file = JSON.parse(await readFile(join(folder, `annotations/salma/${id}.json`), 'utf8'))
      expect(file.annotations).toHaveLength(2)
    }
    expect(reports).toEqual([])
  })
})
