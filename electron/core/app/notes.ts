export const notesHandlers = {}
