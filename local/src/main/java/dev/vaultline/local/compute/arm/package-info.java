/** Requests, answers, identifiers and errors as Azure Resource Manager writes them. */
@NullMarked
package dev.vaultline.local.compute.arm;

import org.jspecify.annotations.NullMarked;
