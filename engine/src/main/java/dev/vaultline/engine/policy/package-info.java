/** Protection policies: when items are backed up and how long what is kept. */
@NullMarked
package dev.vaultline.engine.policy;

import org.jspecify.annotations.NullMarked;
