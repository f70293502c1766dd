/** Runs a task later. Tests hand in their own, so that they never wait. */
export interface Scheduler {
  /** Returns a function that calls the task off. */
  after(milliseconds: number, task: () => void): () => void
}

export const timers: Scheduler = {
  after: (milliseconds, task) => {
    const timer = setTimeout(task, milliseconds)
    return () => clearTimeout(timer)
  },
}
