/** Text as HTML shows it. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The same, with what stands in backticks as code. */
export const inWords = (text: string): string => escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')

type Link = { href: string; title: string; isHere?: boolean; under?: Link[] }

const listed = (links: Link[]): string =>
  `<ul>${links.map(({ href, title, isHere, under }) => `<li><a href="${href}"${isHere ? ' aria-current="page"' : ''}>${escaped(title)}</a>${under ? listed(under) : ''}</li>`).join('')}</ul>`

/** A page of the reference: what there is at its side, and what it says. */
export const documentPage = ({ title, links, main }: { title: string; links: Link[]; main: string }): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/document.css"></head><body>
    <header><a class="wordmark" href="/">HourTab</a></header><div class="sheet"><nav class="contents" aria-label="Contents">${listed(links)}</nav><main>${main}</main></div></body></html>`
