import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { decode } from '@hourtab/domain/csv/decode'
import { packNeeded } from './pack-needed.ts'

// Linux ranks each thread on its own: whoever answers requests goes first.
if (process.platform === 'linux') setPriority(0, 5)

const decoded = decode(workerData as Uint8Array)
const packed = await packNeeded(decoded.refused ? '' : decoded.text)
parentPort!.postMessage(packed, [packed.buffer as ArrayBuffer])
