/** Holds infra/ and docs/operations.md against the code, as far as that goes without Azure. */
@NullMarked
package dev.vaultline.tests.infra;

import org.jspecify.annotations.NullMarked;
