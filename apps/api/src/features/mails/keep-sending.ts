import { sendDueMails, type Sending } from './send-due.ts'

const roundMs = 2000
const farewellMs = 5000

/** Sends mail as it becomes due, until it is stopped; then what is under way is waited for, for a while. */
export function keepSending(sending: Sending, log: (error: unknown) => void): { stop: () => Promise<void> } {
  let isStopping = false
  let running: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const round = () => {
    running = sendDueMails(sending, () => isStopping)
      .catch(log)
      .finally(() => {
        if (!isStopping) timer = setTimeout(round, roundMs)
      })
  }
  round()
  return {
    stop: async () => {
      isStopping = true
      clearTimeout(timer)
      await Promise.race([running, new Promise((resolve) => setTimeout(resolve, farewellMs).unref())])
      sending.mailer.close()
    },
  }
}
