/** What the failures of the Azure SDK mean, in Vaultline's words. */
@NullMarked
package dev.vaultline.azure.failure;

import org.jspecify.annotations.NullMarked;
