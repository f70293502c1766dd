/** Strokes on a 16 by 16 grid. Drawn for this program; none of them points anywhere, so none has to be mirrored. */
const shapes = {
  plus: 'M8 3v10M3 8h10',
  chevron: 'M4 6.5 8 10.5 12 6.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.4 10.4 14 14',
  sort: 'M3 4.5h10M4.75 8h6.5M6.5 11.5h3',
  check: 'M3.5 8.5 6.5 11.5 12.5 5',
  list: 'M3 4h10M3 8h10M3 12h10',
  lock: 'M4 7.5h8v6H4zM5.75 7.5V5.25a2.25 2.25 0 0 1 4.5 0V7.5',
} as const

/** A small picture beside or instead of words; the control that bears it has the name. */
export function Icon({ shape }: { shape: keyof typeof shapes }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor">
      <path d={shapes[shape]} strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
