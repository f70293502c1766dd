import { ok } from '#app/result.ts'
import type { Handlers } from './dispatch.ts'
import type { ProjectDesk } from './project-desk.ts'

/** Articles of the open project. */
export function articlesHandlers(
  desk: ProjectDesk,
): Pick<Handlers, 'articles.open' | 'articles.setMetadata' | 'view.save'> {
  return {
    'articles.open': async ({ id }) => {
      const project = desk.get()
      if (!project.ok) return project
      const [article, opened] = await Promise.all([project.value.readArticle(id), project.value.openSet(id)])
      if (!article.ok) return article
      return opened.ok ? ok({ article: article.value, ...opened.value }) : opened
    },
    'articles.setMetadata': async ({ id, metadata }) => {
      const project = desk.get()
      return project.ok ? project.value.setMetadata(id, metadata) : project
    },
    'view.save': async ({ article, place }) => {
      await desk.session?.saveView(article, place)
      return null
    },
  }
}
