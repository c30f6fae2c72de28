package dev.vaultline.cli.cost;

/**
 * One thing that is paid for in a month.
 *
 * @param quantity in the unit
 * @param cost in the currency of the prices
 */
record CostLine(String what, double quantity, String unit, double cost) {}
