import { type ReactNode, useEffect, useState } from 'react'

/** No spinner for what is over sooner. */
const delayMilliseconds = 300

/** Shows its children only when they are still wanted after a moment. */
export function AfterDelay({ children }: { children: ReactNode }) {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), delayMilliseconds)
    return () => clearTimeout(timer)
  }, [])
  return isLate ? children : null
}
