export const accountsHandlers = {}
