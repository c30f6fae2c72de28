/** Backup: plan parts, transfer them, commit one recovery point. */
@NullMarked
package dev.vaultline.engine.backup;

import org.jspecify.annotations.NullMarked;
