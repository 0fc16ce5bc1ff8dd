import type { Command } from './command.ts'
import { exits, Stop } from './exit-codes.ts'

const always = ['--help', '--json']
const flagsOf = ({ options }: Command) => [...Object.keys(options).map((name) => `--${name}`), ...always]

/** Completes names of commands, their options, and files. */
const scripts = {
  bash: (all: readonly Command[]) => `_hourtab() {
  local word=\${COMP_WORDS[COMP_CWORD]} command=\${COMP_WORDS[1]} words
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${all.map(({ name }) => name).join(' ')}' -- "$word"))
    return
  fi
  case $command in
${all.map((command) => `    ${command.name}) words='${flagsOf(command).join(' ')}${wordsOf(command)}' ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  if [ "$command" = import ]; then COMPREPLY+=($(compgen -f -- "$word")); fi
}
complete -o filenames -F _hourtab hourtab
`,
  zsh: (all: readonly Command[]) => `#compdef hourtab
_hourtab() {
  if (( CURRENT == 2 )); then
    local -a commands=(${all.map(({ name, summary }) => `'${name}:${summary.replaceAll("'", '’')}'`).join(' ')})
    _describe command commands
    return
  fi
  case $words[2] in
${all.map((command) => `    ${command.name}) compadd -- ${flagsOf(command).join(' ')}${wordsOf(command)} ;;`).join('\n')}
  esac
  if [[ $words[2] == import ]]; then _files; fi
}
compdef _hourtab hourtab
`,
  fish: (all: readonly Command[]) => `complete -c hourtab -f
${all.flatMap(fishLines).join('\n')}
`,
}
type Shell = keyof typeof scripts

const shells = Object.keys(scripts)
const wordsOf = ({ name }: Command) => (name === 'completion' ? ` ${shells.join(' ')}` : '')

function fishLines(command: Command): string[] {
  const { name, summary, options } = command
  const within = `complete -c hourtab -n '__fish_seen_subcommand_from ${name}'`
  const said = (text: string) => `-d '${text.replaceAll("'", '’')}'`
  const flags = Object.entries(options).map(
    ([flag, { type, says }]) => `${within} -l ${flag}${type === 'string' ? ' -r' : ''} ${said(says)}`,
  )
  const words = name === 'import' ? [`${within} -F`] : name === 'completion' ? [`${within} -a '${shells.join(' ')}'`] : []
  return [
    `complete -c hourtab -n __fish_use_subcommand -a ${name} ${said(summary)}`,
    ...flags,
    `${within} -l json`,
    `${within} -l help`,
    ...words,
  ]
}

/** The command that prints how a shell completes these commands, and itself. */
export function completionOf(others: readonly Command[]): Command {
  const completion: Command = {
    name: 'completion',
    takes: 'bash | zsh | fish',
    summary: 'print what makes your shell complete these commands',
    about: [
      'For bash, put `eval "$(hourtab completion bash)"` into ~/.bashrc; for zsh the same with zsh into ~/.zshrc, after compinit. For fish, write it to ~/.config/fish/completions/hourtab.fish.',
    ],
    options: {},
    run: async ({ words: [shell = ''] }) => {
      if (!shells.includes(shell)) throw new Stop(exits.usage, `Say for which shell: ${shells.join(', ')}.`)
      const script = scripts[shell as Shell]([...others, completion])
      return { json: { shell, script }, text: script.trimEnd() }
    },
  }
  return completion
}
