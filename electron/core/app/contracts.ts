export const contractsHandlers = {}
