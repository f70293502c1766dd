/**
 * @typedef {object} Summary of several measurements of one thing
 * @property {number} median
 * @property {number} min
 * @property {number} max
 */

/**
 * @typedef {object} Figure one line of the table
 * @property {string} name what was measured
 * @property {string} unit `ms`, `MB` or `/s`
 * @property {string} against what it is compared with
 * @property {Summary} value
 * @property {Summary} floor of what it is compared with
 * @property {Summary} ratio of the two, round by round
 * @property {number} [goal] what the ratio should not exceed
 */

/**
 * @param {readonly number[]} values at least one
 * @returns {Summary}
 */
export function summarize(values) {
  const sorted = values.toSorted((a, b) => a - b)
  /** @param {number} rank */
  const at = (rank) => sorted[Math.floor(rank)] ?? Number.NaN
  const median = (at((sorted.length - 1) / 2) + at(sorted.length / 2)) / 2
  return { median, min: at(0), max: at(sorted.length - 1) }
}

/**
 * Compares two things that were measured in the same rounds.
 *
 * @param {Pick<Figure, 'name' | 'unit' | 'against' | 'goal'>} what
 * @param {readonly number[]} values one a round
 * @param {readonly number[]} floors of the same rounds, in the same order
 * @returns {Figure}
 */
export function compare(what, values, floors) {
  const ratios = values.map((value, round) => value / /** @type {number} */ (floors[round]))
  return { ...what, value: summarize(values), floor: summarize(floors), ratio: summarize(ratios) }
}

/**
 * Measures several things in turn, round after round, so that what disturbs the machine disturbs all of them. Every other round runs
 * backwards.
 *
 * @template {string} Name
 * @param {number} rounds
 * @param {Readonly<Record<Name, () => Promise<number>>>} measures
 * @returns {Promise<Record<Name, number[]>>} a value a round
 */
export async function interleave(rounds, measures) {
  const names = /** @type {Name[]} */ (Object.keys(measures))
  const empty = Object.fromEntries(names.map((name) => [name, /** @type {number[]} */ ([])]))
  const values = /** @type {Record<Name, number[]>} */ (empty)
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) values[name].push(await measures[name]())
  }
  return values
}

/**
 * @param {readonly Figure[]} figures
 * @returns {string} a table for the terminal
 */
export function table(figures) {
  const rows = figures.map(({ name, unit, against, value, floor, ratio, goal }) => [
    name,
    inUnit(value, unit),
    against,
    inUnit(floor, unit),
    `${ratio.median.toFixed(2)} (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)})`,
    goal === undefined ? '' : `≤ ${goal}`,
    goal === undefined ? '' : ratio.median <= goal ? 'met' : 'MISSED',
  ])
  const lines = [
    ['measured', 'median (min–max)', 'against', 'median (min–max)', 'ratio', 'goal', ''],
    ...rows,
  ]
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/**
 * @param {Summary} summary
 * @param {string} unit
 */
function inUnit({ median, min, max }, unit) {
  const digits = max < 20 ? 1 : 0
  return `${median.toFixed(digits)} ${unit} (${min.toFixed(digits)}–${max.toFixed(digits)})`
}
