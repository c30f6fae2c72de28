/** Access to the bytes of a disk: signatures, and the endpoint that honours them. */
@NullMarked
package dev.vaultline.local.compute.access;

import org.jspecify.annotations.NullMarked;
