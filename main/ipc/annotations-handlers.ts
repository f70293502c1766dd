import type { Problem } from '#app/result.ts'
import type { Handlers } from './dispatch.ts'
import type { ProjectDesk } from './project-desk.ts'

/**
 * Edits on their way to disk.
 *
 * @param noteSaved told after each attempt: null, or why what was sent is not on disk
 */
export function annotationsHandlers(
  desk: ProjectDesk,
  noteSaved: (problem: Problem | null) => void,
): Pick<Handlers, 'annotations.apply'> {
  return {
    'annotations.apply': async ({ article, baseRevision, edits }) => {
      const project = desk.get()
      if (!project.ok) return project
      const applied = await project.value.applyEdits(article, baseRevision, edits)
      // After a conflict the page takes over the newer state and sends again by itself.
      const conflict = !applied.ok && /_conflict$/.test(applied.problem.code)
      if (!conflict) noteSaved(applied.ok ? null : applied.problem)
      return applied
    },
  }
}
