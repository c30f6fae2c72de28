/** Requests to Azure Resource Manager: sent, repeated, refused; operations that run on. */
@NullMarked
package dev.vaultline.azure.compute.arm;

import org.jspecify.annotations.NullMarked;
