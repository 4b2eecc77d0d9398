export const viewsHandlers = {}
