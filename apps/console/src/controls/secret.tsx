import './secret.css'

/** A secret that is on the screen once; a click selects all of it. */
export const Secret = ({ text }: { text: string }) => <code className="secret">{text}</code>
