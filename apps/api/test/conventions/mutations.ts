type Place = (string | number)[]
type Schema = Record<string, any>

/** Every place within a value, and every field that a schema names beside those that are there. */
export function placesIn(value: unknown, schema?: unknown): Place[] {
  const places: Place[] = [...within(value, [])]
  for (const field of Object.keys((schema as Schema | undefined)?.properties ?? {})) places.push([field])
  return places.length > 0 ? places : [[]]
}

function* within(value: unknown, at: Place): Generator<Place> {
  if (at.length > 0) yield at
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) yield* within(inner, [...at, Array.isArray(value) ? Number(key) : key])
}

/** The same value with another at a place; `undefined` leaves the place out. */
export function withAt(value: unknown, place: Place, put: unknown): unknown {
  const [first, ...rest] = place
  if (first === undefined) return put
  const copy = structuredClone(typeof value === 'object' && value !== null ? value : {}) as Record<string | number, unknown>
  copy[first] = withAt(copy[first], rest, put)
  return copy
}

/** The values at the edges of what a schema takes, and one step beyond. */
export function boundariesOf(schema: unknown): unknown[] {
  if (Array.isArray(schema)) return schema.flatMap(boundariesOf)
  if (typeof schema !== 'object' || schema === null) return []
  const { minimum, maximum, exclusiveMinimum, minLength, maxLength, maxItems, enum: choices, properties, ...rest } = schema as Schema
  const numbers = [minimum, maximum, exclusiveMinimum].filter((bound) => bound !== undefined)
  const lengths = [minLength, maxLength].filter((bound) => bound !== undefined && bound <= 20_000)
  return [
    ...numbers.flatMap((bound: number) => [bound - 1, bound, bound + 1, bound + 0.5]),
    ...lengths.flatMap((length: number) => [Math.max(0, length - 1), length, length + 1].map((n) => 'x'.repeat(n))),
    ...(maxItems === undefined || maxItems > 2000 ? [] : [Array.from({ length: maxItems + 1 }, () => null)]),
    ...(choices ?? []),
    ...Object.values(properties ?? {}).flatMap(boundariesOf),
    ...Object.values(rest).flatMap(boundariesOf),
  ]
}
