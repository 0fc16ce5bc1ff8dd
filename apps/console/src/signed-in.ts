// The session itself is in cookies that no script can read. What this browser remembers is only that there is one, or was one, so that
// whoever is not signed in need not ask the server and be refused.

const place = 'hourtab.signed-in'

/** Whether somebody is signed in here, as far as this browser remembers; undefined when it has never known or may not remember. */
export function rememberedSignIn(): boolean | undefined {
  try {
    return { yes: true, no: false }[localStorage.getItem(place) ?? '']
  } catch {
    return undefined
  }
}

export function rememberSignIn(isSignedIn: boolean): void {
  try {
    localStorage.setItem(place, isSignedIn ? 'yes' : 'no')
  } catch {
    // A browser that keeps nothing asks the server every time.
  }
}
