/** The emulator's own door: fleets, faults, and what a guest would do to its disks. */
@NullMarked
package dev.vaultline.local.compute.guest;

import org.jspecify.annotations.NullMarked;
