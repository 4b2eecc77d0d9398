import { config } from 'zod'

/** Our content security policy forbids code made from text; zod would try it once and have the attempt reported. */
config({ jitless: true })
