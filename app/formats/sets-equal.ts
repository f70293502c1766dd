import { type Annotation, type AnnotationSet, compareText } from '../model/annotation.ts'

/**
 * Whether two sets say the same of one text, as INTERCHANGE defines it: labels, fragments, attributes, actors, relations and
 * zones count; ids, order, notes, state and what belongs to the article do not. Relations are compared through the
 * annotations they join, also where several annotations look alike.
 */
export function setsEqual(a: AnnotationSet, b: AnnotationSet): boolean {
  return (
    a.annotations.length === b.annotations.length &&
    a.relations.length === b.relations.length &&
    sameMultiset(a.zones.map(zoneSignature), b.zones.map(zoneSignature)) &&
    graphsMatch(graphOf(a), graphOf(b))
  )
}

function zoneSignature({ type, start, end, quote }: AnnotationSet['zones'][number]): string {
  return JSON.stringify([type, start, end, quote])
}

function annotationSignature({ label, fragments, attributes, actor }: Annotation): string {
  return JSON.stringify([
    label,
    fragments.map(({ start, end, quote }) => [start, end, quote]),
    Object.entries(attributes)
      .sort(([left], [right]) => compareText(left, right))
      .map(([name, value]) =>
        typeof value === 'string'
          ? [name, value]
          : [name, value.start, value.end, value.quote, value.iso ?? null],
      ),
    actor ?? null,
  ])
}

/** The annotations as nodes, each with a colour (what can be said of it so far), and the relations as edges. */
interface Graph {
  readonly colours: readonly string[]
  readonly edges: readonly { readonly type: string; readonly from: number; readonly to: number }[]
}

function graphOf({ annotations, relations }: AnnotationSet): Graph {
  const rank = new Map(annotations.map(({ id }, index) => [id, index]))
  return {
    colours: annotations.map(annotationSignature),
    // An end that does not exist keeps its own place, apart from all annotations.
    edges: relations.map(({ type, from, to }) => ({
      type,
      from: rank.get(from) ?? -1,
      to: rank.get(to) ?? -1,
    })),
  }
}

/**
 * Colour refinement with individualisation: colours are refined by those of the neighbours until nothing new is learnt; while
 * some annotations still look alike, one of them is singled out and matched with each candidate of the other set.
 */
function graphsMatch(a: Graph, b: Graph): boolean {
  const [left, right] = refineTogether(a, b)
  if (!sameMultiset(left.colours, right.colours)) return false
  const alike = firstOfSeveral(left)
  if (alike === undefined) return sameMultiset(edgeSignatures(left), edgeSignatures(right))
  return right.colours.some(
    (colour, candidate) =>
      colour === left.colours[alike] && graphsMatch(singleOut(left, alike), singleOut(right, candidate)),
  )
}

/** Refines both graphs with the same names for the same colours, so that they stay comparable and short. */
function refineTogether(a: Graph, b: Graph): readonly [Graph, Graph] {
  let [left, right] = shorten(a.colours, b.colours)
  for (let count = new Set([...left, ...right]).size; ; ) {
    const next = shorten(neighbourhoods({ ...a, colours: left }), neighbourhoods({ ...b, colours: right }))
    const nextCount = new Set([...next[0], ...next[1]]).size
    ;[left, right] = next
    if (nextCount === count)
      return [
        { ...a, colours: left },
        { ...b, colours: right },
      ]
    count = nextCount
  }
}

function neighbourhoods({ colours, edges }: Graph): readonly string[] {
  const around = colours.map((): string[] => [])
  for (const { type, from, to } of edges) {
    around[from]?.push(JSON.stringify(['to', type, colours[to] ?? null]))
    around[to]?.push(JSON.stringify(['from', type, colours[from] ?? null]))
  }
  return colours.map((colour, index) =>
    JSON.stringify([colour, (around[index] as string[]).sort(compareText)]),
  )
}

function shorten(left: readonly string[], right: readonly string[]): [readonly string[], readonly string[]] {
  const names = new Map<string, string>()
  const nameOf = (colour: string): string => {
    const name = names.get(colour) ?? `${names.size}`
    names.set(colour, name)
    return name
  }
  return [left.map(nameOf), right.map(nameOf)]
}

/** An annotation with relations that another one still equals; those without relations can be swapped freely. */
function firstOfSeveral({ colours, edges }: Graph): number | undefined {
  const counts = new Map<string, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]))
  const index = colours.findIndex((colour, node) => joined.has(node) && (counts.get(colour) ?? 0) > 1)
  return index === -1 ? undefined : index
}

function singleOut(graph: Graph, node: number): Graph {
  return { ...graph, colours: graph.colours.map((colour, index) => (index === node ? `${colour}!` : colour)) }
}

function edgeSignatures({ colours, edges }: Graph): readonly string[] {
  return edges.map(({ type, from, to }) => JSON.stringify([type, colours[from] ?? null, colours[to] ?? null]))
}

function sameMultiset(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false
  const sorted = right.toSorted(compareText)
  return left.toSorted(compareText).every((item, index) => item === sorted[index])
}
