/** What a person must put right before the local host can go on. */
@NullMarked
package dev.vaultline.local.fault;

import org.jspecify.annotations.NullMarked;
