/** One client of everything for each identity. */
@NullMarked
package dev.vaultline.azure.compute.client;

import org.jspecify.annotations.NullMarked;
