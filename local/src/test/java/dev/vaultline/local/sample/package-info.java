/**
 * A small function app that the tests of the local host stage and run; it sees nothing of the
 * host's classes.
 */
@NullMarked
package dev.vaultline.local.sample;

import org.jspecify.annotations.NullMarked;
