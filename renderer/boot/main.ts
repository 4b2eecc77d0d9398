import '../styles/index.css'
import { createEarlyQuestions } from '../app/early-answers.ts'
import { choosePort } from './choose-port.ts'
import { askFirstCalls } from './first-calls.ts'

// The first thing to happen: the core is asked before the program is read, and works meanwhile.
const port = choosePort(window)
const early = createEarlyQuestions(port)
const asked = askFirstCalls(early, window.location.hash)

// Not awaited: the start shares code with this file, and would wait for it to end.
void import('./start.tsx').then(({ start }) => start(port, early, asked))
