/** Metrics and spans by OpenTelemetry: their names, where they go, the text for Prometheus. */
@NullMarked
package dev.vaultline.functions.telemetry;

import org.jspecify.annotations.NullMarked;
