/** Storage accounts: how they are reached, with whose rights, and how often a call is tried. */
@NullMarked
package dev.vaultline.azure.account;

import org.jspecify.annotations.NullMarked;
