/** The pipeline on the Compute emulator: machines backed up, in the time of a test. */
@NullMarked
package dev.vaultline.tests.machine;

import org.jspecify.annotations.NullMarked;
