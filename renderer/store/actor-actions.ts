import type { Bridge } from '#app/ipc/contract.ts'
import type { Actor } from '#app/model/actor.ts'
import { fail, type Problem } from '#app/result.ts'
import type { AppStore } from './app-store.ts'
import { withNotice } from './notices-slice.ts'

/** What can be done with the project's registry of actors. */
export interface ActorActions {
  /** Adds an actor to the registry; resolves to the problem where that failed (a notice says so too), else null. */
  addActor(actor: Actor): Promise<Problem | null>
}

export function actorActions(store: AppStore, bridge: Bridge): ActorActions {
  return {
    addActor: async (actor) => {
      const folder = store.getState().open.project?.folder
      const answer = await bridge
        .request('actors.add', { actors: [actor] })
        .catch((error: unknown) => fail('unexpected', { reason: String(error) }))
      if (!answer.ok) {
        const { problem } = answer
        store.setState(({ messages }) => ({ messages: withNotice(messages, { type: 'problem', problem }) }))
        return problem
      }
      store.setState(({ open: { project } }) =>
        project?.folder === folder && project
          ? { open: { project: { ...project, actors: answer.value } } }
          : {},
      )
      return null
    },
  }
}
