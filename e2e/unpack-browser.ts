import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// The package's own list of font folders names places of a cloud function.
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/**
 * Unpacks the Chromium of `@sparticuz/chromium` (once for each version) into this package's own cache. Its shared libraries and its font
 * come along, so it starts on a machine that has neither.
 */
export async function unpackBrowser() {
  const entry = import.meta.resolve('@sparticuz/chromium')
  const { version } = JSON.parse(await readFile(new URL('../package.json', entry), 'utf8')) as { version: string }
  const home = join(import.meta.dirname, 'node_modules', '.cache', `chromium-${version}`)
  if (!existsSync(home)) await unpackInto(home, fileURLToPath(new URL('../bin', entry)))
  return {
    executablePath: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_PATH: join(home, 'fonts') },
  }
}

async function unpackInto(home: string, archives: string) {
  const { default: bundle, inflate } = await import('@sparticuz/chromium')
  const half = `${home}.${process.pid}`
  await mkdir(half, { recursive: true })

  // The package unpacks into the temporary folder of the machine, where another user's copy would be taken for ours.
  const { TMPDIR } = process.env
  process.env.TMPDIR = half
  try {
    await bundle.executablePath(archives)
    await inflate(join(archives, 'al2023.tar.br'))
    await writeFile(join(half, 'fonts', 'fonts.conf'), fontsConf)
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }

  // Only a complete copy gets the final name; whoever comes second keeps the first.
  await rename(half, home).catch(() => rm(half, { recursive: true, force: true }))
}
