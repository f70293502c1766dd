import { ok } from '#app/result.ts'
import type { Handlers } from './dispatch.ts'
import type { ProjectDesk } from './project-desk.ts'

/** The registry of actors of the open project. */
export function actorsHandlers(desk: ProjectDesk): Pick<Handlers, 'actors.add'> {
  return {
    'actors.add': async ({ actors }) => {
      const project = desk.get()
      if (!project.ok) return project
      const merged = await project.value.mergeActors(actors)
      return merged.ok ? ok(project.value.actors) : merged
    },
  }
}
