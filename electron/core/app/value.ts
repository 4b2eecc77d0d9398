export const valueHandlers = {}
