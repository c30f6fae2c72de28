/** The files of a release can be used where this repository is not. */
@NullMarked
package dev.vaultline.tests.release;

import org.jspecify.annotations.NullMarked;
