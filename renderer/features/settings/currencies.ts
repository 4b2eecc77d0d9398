/** The currencies that are offered; data may hold others. */
export const currencies = ['CNY', 'TWD', 'HKD', 'USD', 'EUR', 'JPY', 'SGD'] as const
