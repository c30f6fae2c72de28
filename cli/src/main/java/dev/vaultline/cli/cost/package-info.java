/** What protection costs in a month: a model from prices and churn; docs/cost.md explains it. */
@NullMarked
package dev.vaultline.cli.cost;

import org.jspecify.annotations.NullMarked;
