const written = /\.(ts|tsx|md|json|yaml|yml|css|sql|html|sh)$/
const plain = /^[\w.@-][\w./@-]*$/

/** The paths a page names in backticks or links to: those that end like a file or a folder, or begin with a folder of this tree. */
export function pathsNamed(markdown: string, folders: Set<string>): string[] {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```/gm, '')
  const ticked = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, text]) => text!)
  const linked = [...prose.matchAll(/\]\(([^)#\s]+)/g)].map(([, target]) => target!.replace(/^\.\//, ''))
  const isPath = (text: string) =>
    plain.test(text) && (written.test(text) || text.endsWith('/') || (text.includes('/') && folders.has(text.split('/')[0]!)))
  return [...new Set([...ticked, ...linked].filter(isPath))]
}

/** Whether a path, whole or only its end, with or without `.ts`, is one of these files or a folder they lie in. */
export function exists(path: string, files: string[]): boolean {
  const end = `/${path.replace(/\/$/, '')}`
  return files.some((file) => ['', '.ts', '.tsx'].some((suffix) => `/${file}/`.includes(`${end}${suffix}/`)))
}
