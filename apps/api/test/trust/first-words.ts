import { get, type IncomingHttpHeaders } from 'node:http'

/** The head of a stream and what it says first, until `until` is said; the stream is then left. */
export function firstWords(url: string, until: string): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  return new Promise((resolve, reject) => {
    let text = ''
    const asking = get(url, { agent: false }, (answer) => {
      const leave = () => {
        asking.destroy()
        resolve({ status: answer.statusCode!, headers: answer.headers, text })
      }
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        if (text.includes(until)) leave()
      })
      answer.on('end', leave)
    })
    asking.on('error', reject)
  })
}
