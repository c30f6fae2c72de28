/**
 * A staged Java function app: its folder, its classes in their own loader, and the calling of its
 * functions as the Azure worker does.
 */
@NullMarked
package dev.vaultline.local.app;

import org.jspecify.annotations.NullMarked;
