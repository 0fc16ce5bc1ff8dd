/** How often something is tried that chance decides: `THOROUGH=1`, as CI sets it, tries it as often as the promise says, and a person need not wait for that. */
export const rounds = ({ thorough, quick }: { thorough: number; quick: number }): number =>
  process.env.THOROUGH === '1' ? thorough : quick
