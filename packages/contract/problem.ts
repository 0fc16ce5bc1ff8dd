import { z } from 'zod'

/** RFC 9457 problem details: what every answer of 400 and above carries. */
export const Problem = z
  .object({
    type: z
      .string()
      .regex(/^\/problems\//)
      .describe('A path that opens a page explaining the problem'),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().optional(),
    instance: z.string().optional().describe('The id of the request, to quote when asking for help'),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string() }))
      .optional()
      .describe('Every field at fault'),
  })
  .meta({
    id: 'Problem',
    examples: [
      {
        type: '/problems/invalid-input',
        title: 'Some fields need attention',
        status: 422,
        instance: 'req-1f',
        errors: [{ pointer: '#/resetDay', detail: 'A day of the month, 1 to 31' }],
      },
    ],
  })
export type Problem = z.output<typeof Problem>

/** Thrown by `call` when the server refuses; `problem` is what it said. */
export class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title)
    this.name = 'Refused'
    this.problem = problem
  }

  /** The problem's name, e.g. `plan-limit`. */
  get slug(): string {
    return this.problem.type.split('/').at(-1) ?? ''
  }
}
