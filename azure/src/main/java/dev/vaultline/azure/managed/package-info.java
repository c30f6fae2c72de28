/**
 * Virtual machines with managed disks: their snapshots, what changed between two, and what they
 * hold.
 */
@NullMarked
package dev.vaultline.azure.managed;

import org.jspecify.annotations.NullMarked;
