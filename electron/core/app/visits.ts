export const visitsHandlers = {}
